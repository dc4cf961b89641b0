package io.onecare.portal.account.web;

import io.onecare.core.member.DeclareDependant;
import io.onecare.core.member.DependantId;
import io.onecare.core.member.FamilyOutcome;
import io.onecare.core.member.FamilyRefusal;
import io.onecare.core.member.OwnDependant;
import io.onecare.core.member.Relationship;
import io.onecare.portal.account.FamilyDesk;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.faces.TypedDate;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The edit mask of a family member: a new one, or one whom the member had added. */
@Named
@RequestScoped
public class FamilyMemberView extends FormView {

    private static final List<String> REQUIRED =
            List.of("surname", "name", "taxcode", "birthdate", "relationship");

    @Inject private SignedInPerson person;
    @Inject private FamilyView family;
    @Inject private FamilyDesk desk;

    @Override
    protected String problems() {
        return "family.message.error.";
    }

    /**
     * Saves, if the form was sent.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        Optional<DependantId> id = FamilyView.named(request());
        if (person.signIn().isEmpty()) {
            return;
        }
        if (id.isPresent() ? !isCorrectable(id.get()) : family.getDeclarable().isEmpty()) {
            posted().notFound();
        } else if (posted().isSent()) {
            checkRequired();
            Optional<LocalDate> birthDate = TypedDate.read(typed("birthdate"));
            if (birthDate.isEmpty() && !typed("birthdate").isEmpty()) {
                messages().add("birthdate", "BIRTH_DATE_MALFORMED");
            }
            Optional<Relationship> relationship = typedRelationship();
            if (relationship.isEmpty() && !typed("relationship").isEmpty()) {
                messages().add("relationship", FamilyRefusal.RELATIONSHIP_NOT_ALLOWED.name());
            }
            if (messages().isEmpty() && birthDate.isPresent() && relationship.isPresent()) {
                save(
                        person.signIn().get(),
                        id,
                        new DeclareDependant(
                                typed("surname"),
                                typed("name"),
                                typed("taxcode"),
                                birthDate.get(),
                                relationship.get()));
            }
        }
    }

    /** Whoever is seen and may not be corrected has no mask, like whoever is not seen. */
    private boolean isCorrectable(DependantId id) {
        return family.dependant(id).filter(OwnDependant::correctable).isPresent();
    }

    private void checkRequired() {
        for (String field : REQUIRED) {
            if (typed(field).isEmpty()) {
                messages().add(field, "MISSING." + field);
            }
        }
    }

    private Optional<Relationship> typedRelationship() {
        return List.of(Relationship.values()).stream()
                .filter(one -> one.name().equals(typed("relationship")))
                .findFirst();
    }

    private void save(SignIn signIn, Optional<DependantId> id, DeclareDependant command)
            throws IOException {
        FamilyOutcome outcome =
                id.isPresent()
                        ? desk.correct(signIn, id.get(), command)
                        : desk.declare(signIn, command);
        if (outcome instanceof FamilyOutcome.Refused refused) {
            for (FamilyRefusal reason : refused.reasons()) {
                messages().add(fieldOf(reason), reason.name());
            }
        } else if (outcome instanceof FamilyOutcome.MustAgree) {
            posted().leadTo("/profile?saved=awaited");
        } else {
            posted().leadTo("/profile?saved=" + (id.isPresent() ? "changed" : "added"));
        }
    }

    private static String fieldOf(FamilyRefusal reason) {
        return switch (reason) {
            case SURNAME_MALFORMED, SURNAME_DISAGREES -> "surname";
            case GIVEN_NAME_MALFORMED, GIVEN_NAME_DISAGREES -> "name";
            case TAX_CODE_MALFORMED, ONESELF, ALREADY_IN_FAMILY -> "taxcode";
            case BIRTH_DATE_DISAGREES, BIRTH_DATE_IN_THE_FUTURE -> "birthdate";
            case RELATIONSHIP_NOT_ALLOWED, TOO_MANY_OF_RELATIONSHIP -> "relationship";
            case NOT_FOUND, TOO_MANY_DEPENDANTS, NOT_ON_ROLL, STATED_BY_INSURER, IN_USE -> "";
        };
    }

    /**
     * Gives the id of whom the mask is about.
     *
     * @return empty for a new one
     */
    public String getId() {
        return FamilyView.named(request()).map(DependantId::toString).orElse("");
    }

    /**
     * Gives what a field holds.
     *
     * @param field its name
     * @return as typed, or as it is kept; empty for a new one
     */
    public String value(String field) {
        if (posted().isFilled()) {
            return typed(field);
        }
        OwnDependant kept = kept();
        if (kept == null) {
            return "";
        }
        return switch (field) {
            case "surname" -> kept.person().name().surname();
            case "name" -> kept.person().name().givenName();
            case "taxcode" -> kept.taxCode().value();
            case "birthdate" -> Formats.of(Language.of(request())).date(kept.person().birthDate());
            case "relationship" -> String.valueOf(kept.person().relationship());
            default -> "";
        };
    }

    private @Nullable OwnDependant kept() {
        return FamilyView.named(request()).flatMap(family::dependant).orElse(null);
    }

    /**
     * Gives the title, with a word in front if something is wrong.
     *
     * @return the title of the window
     */
    public String getTitle() {
        String title = getHeading();
        return messages().isEmpty() ? title : family.say("family.title.error", title);
    }

    /**
     * Gives the heading.
     *
     * @return that of a new one or of a correction
     */
    public String getHeading() {
        return family.say(getId().isEmpty() ? "family.title.add" : "family.title.edit");
    }
}
