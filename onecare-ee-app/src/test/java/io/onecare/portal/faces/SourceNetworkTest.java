package io.onecare.portal.faces;

import static org.assertj.core.api.Assertions.assertThat;

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
}
