# shellcheck shell=bash
# Sourced by the scripts in bin/: how they speak and how they read their words. Before sourcing, set root.

# Where notes go: 1, or 2 where standard output belongs to the command itself.
notes=1

note() { printf '%s\n' "$*" >&"$notes"; }

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# The script's name, as a heading; in colour on a terminal.
heading() {
    if [ -t "$notes" ] && [ -z "${NO_COLOR:-}" ]; then
        printf '\033[1;36m== %s\033[0m\n' "${0##*/}" >&"$notes"
    else
        note "== ${0##*/}"
    fi
}

# A script's help is the comment it begins with.
help() { sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"; }

# read_words OPTIONS WORD...: understands prod, -h and the OPTIONS, a blank between them; one that takes a value is
# written --name=. Sets production=yes, for --name the variable name=yes, for --name= the value (- becomes _), and
# collects all other words in the array rest.
production=no
rest=()
read_words() {
    local known=" $1 " name
    shift
    while [ $# -gt 0 ]; do
        name=${1%%=*}
        if [ "$1" = -h ] || [ "$1" = --help ]; then
            help
            exit 0
        elif [ "$1" = prod ]; then
            production=yes
        elif [[ $name != -* ]]; then
            rest+=("$1")
        elif [[ $known == *" $name= "* ]]; then
            if [ "$name" = "$1" ]; then
                [ $# -gt 1 ] || fail "$name needs a value; -h tells more."
                printf -v "$(variable "$name")" '%s' "$2"
                shift
            else
                printf -v "$(variable "$name")" '%s' "${1#*=}"
            fi
        elif [[ $known == *" $1 "* ]]; then
            printf -v "$(variable "$1")" yes
        else
            fail "Unknown option '$name'; -h lists the options."
        fi
        shift
    done
}

variable() {
    local name=${1#--}
    printf '%s' "${name//-/_}"
}

no_more_words() { [ ${#rest[@]} = 0 ] || fail "Unknown argument '${rest[0]}'; -h lists the arguments."; }

no_production() { [ "$production" = no ] || fail "Unknown argument 'prod'; -h lists the arguments."; }
