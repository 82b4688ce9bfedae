# shellcheck shell=bash
# Sourced by bin/bench kills: the test that kills a process while it goes from hour to hour, with more kills than a test has time for.
rest=("${rest[@]:1}")
no_more_words
kills=$([ "$smoke" = no ] && echo 1000 || echo 20)
test=KeyFileTest#a_kill_at_any_instant_loses_no_live_key_and_keeps_no_old_one
SECONDS=0
note "Killing a process that changes the keys of sealed texts $kills times"
(cd "$root" && ./mvnw -B -ntp -q -pl server/tests -am test -Dexec.skip -Dtest="$test" -Dsurefire.failIfNoSpecifiedTests=false -Dkills="$kills") >"$work/killed" 2>&1 ||
    fail "A key was lost, or one that is over was kept: $(<"$work/killed")"
grep "^$kills kills" "$work/killed" || fail "The test did not say how many it killed: $(<"$work/killed")"
note "No key that is needed was lost, and after the next look none that is over was left. Took $SECONDS s."
