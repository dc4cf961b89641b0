package io.onecare.portal.catalogue.web;

import io.onecare.core.network.CatalogueOutcome;
import io.onecare.core.network.CatalogueRefusal;
import io.onecare.core.network.LocalizedName;
import io.onecare.portal.security.SignIn;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page with things that have a code and a name, one of them to change, or a new one. It is public
 * because pages do not see properties of a generic class that is not.
 *
 * @param <T> such a thing, as it was read
 */
public abstract class NamedThingsView<T> extends CatalogueView {

    private List<T> all = List.of();
    private @Nullable T chosen;
    private boolean changedMeanwhile;

    /** The address of the page. */
    abstract String page();

    /** All of them, in their order. */
    abstract List<T> read(SignIn signIn);

    abstract Sheet sheet(T thing);

    /** Looks at what the form has beside code and name; says what is wrong with it. */
    abstract void check();

    abstract CatalogueOutcome add(SignIn signIn, String code, LocalizedName name);

    abstract CatalogueOutcome change(SignIn signIn, String code, String stamp, LocalizedName name);

    /** The fields of the form but the code. */
    abstract List<String> fields();

    /** What all such things have. */
    record Sheet(String id, String code, LocalizedName name, String stamp) {}

    @Override
    protected String problems() {
        return "catalogue.message.error.";
    }

    @Override
    void act(SignIn signIn) throws IOException {
        readAll(signIn);
        if (!asked("change").isEmpty() && chosen == null) {
            posted().notFound();
        } else if (posted().isSent()) {
            save(signIn);
        }
    }

    private void readAll(SignIn signIn) {
        all = read(signIn);
        chosen =
                all.stream()
                        .filter(one -> sheet(one).code().equals(asked("change")))
                        .findFirst()
                        .orElse(null);
    }

    private void save(SignIn signIn) throws IOException {
        boolean isNew = chosen == null;
        Optional<String> code = chosen == null ? code() : Optional.of(sheet(chosen).code());
        Optional<LocalizedName> name = name();
        check();
        if (!messages().isEmpty()) {
            return;
        }
        CatalogueOutcome outcome =
                isNew
                        ? add(signIn, code.orElseThrow(), name.orElseThrow())
                        : change(signIn, code.orElseThrow(), typed("stamp"), name.orElseThrow());
        if (outcome instanceof CatalogueOutcome.Refused refused) {
            readAll(signIn);
            if (refused.reason() == CatalogueRefusal.CODE_TAKEN) {
                messages().add("newcode", "CODE_TAKEN", refused.code());
            } else if (chosen == null) {
                posted().notFound();
            } else {
                changedMeanwhile = true;
                messages().add("", "CHANGED_MEANWHILE");
            }
        } else {
            posted().leadTo(page() + "?done=" + (isNew ? "added" : "saved"));
        }
    }

    /**
     * Gives all of them.
     *
     * @return in their order
     */
    public List<T> getAll() {
        return all;
    }

    /**
     * Gives the one to change.
     *
     * @return null if the form is for a new one
     */
    public @Nullable T getChosen() {
        return chosen;
    }

    /**
     * Gives the subject of its entries in the audit trail.
     *
     * @return its id; empty if the form is for a new one
     */
    public String getId() {
        return chosen == null ? "" : sheet(chosen).id();
    }

    @Override
    String known(String field) {
        T known = chosen;
        return known == null ? proposed(field) : known(field, known);
    }

    /** What the form for a new one proposes. */
    String proposed(String field) {
        return "";
    }

    String known(String field, T thing) {
        LocalizedName name = sheet(thing).name();
        return switch (field) {
            case "nameIt" -> name.italian();
            case "nameEn" -> name.english().orElse("");
            default -> "";
        };
    }

    /**
     * Gives what the form is based on.
     *
     * @return a stamp; empty if the form is for a new one
     */
    public String getStamp() {
        return chosen == null ? "" : mark(sheet(chosen).stamp(), "stamp", changedMeanwhile);
    }

    /**
     * Tells what is not what was typed, after somebody else has changed it.
     *
     * @return empty if nobody has
     */
    public List<DifferenceLine> getDifferences() {
        return changedMeanwhile ? differences(fields()) : List.of();
    }
}
