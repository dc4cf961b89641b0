package io.onecare.portal.care.web;

import io.onecare.core.account.FoundPerson;
import io.onecare.core.member.Relationship;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of the pages of a call, and the people it may lead to.
 *
 * @param link writes the address of a page as a link holds it
 * @param request the request the call is about, as it stands in the address; empty for none
 * @param texts in the operator's language
 */
record CallPages(UnaryOperator<String> link, String request, DeskTexts texts) {

    static final String PAGE = "/care/phone";

    /** The page about a person, without the path of the portal. */
    String of(String number) {
        return PAGE + "?patient=" + encoded(number) + requestPart();
    }

    /** Empty for a call that is about no request. */
    String requestPart() {
        return request.isEmpty() ? "" : "&request=" + encoded(request);
    }

    FoundLine line(FoundPerson one, boolean mayBeToldOf) {
        return new FoundLine(
                one.number(),
                one.surname() + " " + one.givenName(),
                one.endOfTaxCode(),
                relation(one.relationship()),
                link.apply(of(one.number())),
                mayBeToldOf);
    }

    String relation(@Nullable Relationship relationship) {
        return texts.text("phone.relation." + (relationship == null ? "MEMBER" : relationship));
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
