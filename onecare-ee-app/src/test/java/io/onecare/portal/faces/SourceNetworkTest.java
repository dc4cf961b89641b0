package io.onecare.portal.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceNetworkTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "127.0.0.1, 127.0.0.1",
        "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
        "2001:db8:1:2::1, 20010db800010002/64",
        "2001:db8:1:3::1, 20010db800010003/64",
        "0:0:0:0:0:0:0:1, 0000000000000000/64",
        "fe80::1%1, fe80000000000000/64",
        "::ffff:192.0.2.7, 192.0.2.7"
    })
    void an_ipv6_address_counts_with_its_network_and_an_ipv4_address_alone(
            String address, String counted) {
        assertThat(SourceNetwork.of(address)).isEqualTo(counted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.9 | 192.0.2.1               | 192.0.2.9   | a stranger claims to come from elsewhere",
                "10.0.0.1  | 192.0.2.1               | 192.0.2.1   | the proxy says who asked it",
                "10.0.0.1  | 192.0.2.7, 192.0.2.1    | 192.0.2.1   | the stranger had made up one before",
                "10.0.0.1  | 192.0.2.1, 10.0.0.2     | 192.0.2.1   | through two proxies",
                "10.0.0.1  | 192.0.2.7, 192.0.2.1,10.0.0.2 | 192.0.2.1 | and one made up",
                "10.0.0.1  | 10.0.0.2                | 10.0.0.2    | a proxy itself asks",
                "10.0.0.1  | ''                      | 10.0.0.1    | the proxy says nothing",
                "10.0.0.1  | unknown                 | 10.0.0.1    | or nothing of use",
                "10.0.0.1  | 192.0.2.1, evil.example | 10.0.0.1    | a name is looked up nowhere",
                "10.0.0.1  | 192.0.2.1:4711          | 10.0.0.1    | a port is none of it",
                "10.0.0.1  | 2001:db8:1:2:3:4:5:6    | 20010db800010002/64 | IPv6 by its network"
            })
    void only_the_named_proxies_are_believed_and_only_what_they_add_themselves(
            String connection, String forwarded, String counted, String why) {
        assertThat(SourceNetwork.of(connection, List.of(forwarded), Set.of("10.0.0.1", "10.0.0.2")))
                .as(why)
                .isEqualTo(counted);
    }

    @Test
    void a_proxy_may_say_it_in_several_lines() {
        assertThat(
                        SourceNetwork.of(
                                "10.0.0.1", List.of("192.0.2.7", "192.0.2.1"), Set.of("10.0.0.1")))
                .isEqualTo("192.0.2.1");
        assertThat(SourceNetwork.of("10.0.0.1", List.of(), Set.of("10.0.0.1")))
                .isEqualTo("10.0.0.1");
    }
}
