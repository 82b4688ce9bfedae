package app.cruddur.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThisMachineTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.9.9.9", "::1", "[::1]"})
    void loopback_is_this_machine(String host) {
        assertThat(ThisMachine.is(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "0.0.0.0",
                "::",
                "[::]",
                "128.0.0.1",
                "127.0.0.1.example.com",
                "127.0.0.300",
                "localhost.example",
                "cruddur.example",
                "::2",
                "[",
                "fe80::1"
            })
    void all_else_is_not(String host) {
        assertThat(ThisMachine.is(host)).isFalse();
    }
}
