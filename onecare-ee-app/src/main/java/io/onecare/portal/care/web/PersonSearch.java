package io.onecare.portal.care.web;

import io.onecare.core.account.LookReason;
import io.onecare.core.account.PersonSearchOutcome;
import io.onecare.core.person.TaxCode;
import io.onecare.portal.faces.FormMessages;
import io.onecare.portal.faces.TypedDate;
import io.onecare.portal.people.PeopleDesk;
import io.onecare.portal.search.MapDesk;
import io.onecare.portal.security.SignIn;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The form by which a person is looked for: by tax code, or by surname and birth date. */
final class PersonSearch {

    static final String TAX_CODE = "taxCode";
    private static final String SURNAME = "surname";
    private static final String BIRTH_DATE = "birthDate";

    private final PeopleDesk people;
    private final SignIn signIn;
    private final UnaryOperator<String> typed;
    private final FormMessages messages;

    PersonSearch(
            PeopleDesk people, SignIn signIn, UnaryOperator<String> typed, FormMessages messages) {
        this.people = people;
        this.signIn = signIn;
        this.typed = typed;
        this.messages = messages;
    }

    /** Empty if something is wrong with the form, which the messages tell then. */
    Optional<PersonSearchOutcome> find(LookReason why) {
        return typed.apply(TAX_CODE).isEmpty() ? bySurname(why) : byTaxCode(why);
    }

    /** The field that says whom nobody was found by. */
    String field() {
        return typed.apply(TAX_CODE).isEmpty() ? SURNAME : TAX_CODE;
    }

    private Optional<PersonSearchOutcome> byTaxCode(LookReason why) {
        if (!TaxCode.check(typed.apply(TAX_CODE)).isAcceptable()) {
            messages.add(TAX_CODE, "TAX_CODE_WRONG");
            return Optional.empty();
        }
        return Optional.of(people.byTaxCode(signIn, TaxCode.of(typed.apply(TAX_CODE)), why));
    }

    private Optional<PersonSearchOutcome> bySurname(LookReason why) {
        Optional<LocalDate> birthDate = TypedDate.read(typed.apply(BIRTH_DATE));
        if (typed.apply(SURNAME).isEmpty() && typed.apply(BIRTH_DATE).isEmpty()) {
            messages.add(TAX_CODE, "WHO_MISSING");
            return Optional.empty();
        }
        if (typed.apply(SURNAME).chars().noneMatch(Character::isLetter)
                || typed.apply(SURNAME).length() > MapDesk.MAX_TEXT) {
            messages.add(SURNAME, "SURNAME_MISSING");
        }
        if (birthDate.isEmpty()) {
            messages.add(
                    BIRTH_DATE,
                    typed.apply(BIRTH_DATE).isEmpty()
                            ? "BIRTH_DATE_MISSING"
                            : "BIRTH_DATE_MALFORMED");
        }
        return messages.isEmpty()
                ? birthDate.map(day -> people.bySurname(signIn, typed.apply(SURNAME), day, why))
                : Optional.empty();
    }
}
