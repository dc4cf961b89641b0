package io.onecare.portal.faces;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextPageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/home",
                "/profile/family/remove",
                "/bookings/detail?reference=7K3M-9Q2D",
                "/results?place=Milano%2C+MI&patient=M-1&from=a%3Db"
            })
    void a_page_of_the_portal_is_next_with_its_parameters(String page) {
        assertThat(NextPage.of(asking(page))).isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource({
        "/bookings?a=<b>, /bookings",
        "/bookings?a=b#c, /bookings",
        "/bookings?a=//evil.example, /bookings",
        "/bookings?a=b?c, /bookings",
        "//evil.example?a=b, /home",
        "/\\evil.example, /home",
        "https://evil.example/home, /home",
        "home, /home",
        "?a=b, /home",
        "'', /home"
    })
    void nothing_else_is(String asked, String expected) {
        assertThat(NextPage.of(asking(asked))).isEqualTo(expected);
    }

    @Test
    void a_line_or_too_many_parameters_are_not() {
        assertThat(NextPage.of(asking("/home?a=b\r\nSet-Cookie: c"))).isEqualTo("/home");
        assertThat(NextPage.of(asking("/map?a=" + "b".repeat(2_000)))).isEqualTo("/map");
        assertThat(NextPage.of(asking(null))).isEqualTo("/home");
    }

    @Test
    void a_page_in_between_knows_all_of_it() {
        assertThat(NextPage.after("/notice", "/profile")).isEqualTo("/notice?next=/profile");
        assertThat(NextPage.after("/notice", "/bookings/detail?reference=X&b=c"))
                .isEqualTo("/notice?next=/bookings/detail%3Freference%3DX%26b%3Dc");
    }

    private static HttpServletRequest asking(String next) {
        return (HttpServletRequest)
                Proxy.newProxyInstance(
                        NextPageTest.class.getClassLoader(),
                        new Class<?>[] {HttpServletRequest.class},
                        (proxy, method, arguments) -> {
                            assertThat(method.getName()).isEqualTo("getParameter");
                            assertThat(arguments[0]).isEqualTo("next");
                            return next;
                        });
    }
}
