package app.cruddur.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "203.0.113.7:51234, 203.0.113.7",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1",
        "[2001:db8::1], 2001:db8:0:0:0:0:0:1",
        "[2001:db8::1]:443, 2001:db8:0:0:0:0:0:1",
        "::ffff:203.0.113.7, 203.0.113.7",
        "::1, 0:0:0:0:0:0:0:1"
    })
    void a_hop_is_an_address_without_its_port(String hop, String address) {
        assertThat(ClientAddress.literal(hop)).isEqualTo(address);
        assertThat(ClientNetwork.of(address)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "_hidden",
                "face",
                "12",
                "1.2.3",
                "999.1.1.1",
                "a.b.c.d",
                ":",
                "::::",
                "1.2.3.4:",
                "1.2.3.4:999999",
                "1.2.3.4.5",
                "[1.2.3.4",
                "2001:db8::1::2",
                "1.2.3.4\t5",
                "fe80::1%eth0",
                "١٢.1.1.1"
            })
    void what_is_no_address_is_none(String hop) {
        assertThat(ClientAddress.literal(hop)).isNull();
    }
}
