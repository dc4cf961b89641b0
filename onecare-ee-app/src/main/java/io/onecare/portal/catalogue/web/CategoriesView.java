package io.onecare.portal.catalogue.web;

import io.onecare.core.network.AddServiceCategory;
import io.onecare.core.network.CatalogueOutcome;
import io.onecare.core.network.CatalogueRefusal;
import io.onecare.core.network.CategorySheet;
import io.onecare.core.network.ChangeServiceCategory;
import io.onecare.core.network.LocalizedName;
import io.onecare.portal.catalogue.CatalogueDesk;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The categories of services, one of them to change, or a new one. */
@Named
@RequestScoped
public class CategoriesView extends CatalogueView {

    private static final String PAGE = SERVICES + "/categories";

    @Inject private CatalogueDesk desk;

    private List<CategorySheet> categories = List.of();
    private @Nullable CategorySheet chosen;
    private boolean changedMeanwhile;

    @Override
    protected String problems() {
        return "catalogue.message.error.";
    }

    @Override
    void act(SignIn signIn) throws IOException {
        read(signIn);
        if (!asked("change").isEmpty() && chosen == null) {
            posted().notFound();
        } else if (posted().isSent()) {
            save(signIn);
        }
    }

    private void read(SignIn signIn) {
        categories = desk.categories(signIn);
        chosen =
                categories.stream()
                        .filter(one -> one.code().equals(asked("change")))
                        .findFirst()
                        .orElse(null);
    }

    private void save(SignIn signIn) throws IOException {
        CategorySheet known = chosen;
        Optional<String> code = known == null ? code() : Optional.of(known.code());
        Optional<LocalizedName> name = name();
        String order = typed("order");
        if (!order.matches("[0-9]{1,4}")) {
            messages().add("order", "ORDER_MALFORMED");
        }
        if (!messages().isEmpty()) {
            return;
        }
        int place = Integer.parseInt(order);
        CatalogueOutcome outcome =
                known == null
                        ? desk.add(
                                signIn,
                                new AddServiceCategory(
                                        code.orElseThrow(), name.orElseThrow(), place))
                        : desk.change(
                                signIn,
                                new ChangeServiceCategory(
                                        known.code(), typed("stamp"), name.orElseThrow(), place));
        if (outcome instanceof CatalogueOutcome.Refused refused) {
            read(signIn);
            if (refused.reason() == CatalogueRefusal.CODE_TAKEN) {
                messages().add("code", "CODE_TAKEN", refused.code());
            } else if (chosen == null) {
                posted().notFound();
            } else {
                changedMeanwhile = true;
                messages().add("", "CHANGED_MEANWHILE");
            }
        } else {
            posted().leadTo(PAGE + "?done=" + (known == null ? "added" : "saved"));
        }
    }

    /**
     * Gives the categories.
     *
     * @return in their order
     */
    public List<CategorySheet> getCategories() {
        return categories;
    }

    /**
     * Gives the one to change.
     *
     * @return null if the form is for a new one
     */
    public @Nullable CategorySheet getChosen() {
        return chosen;
    }

    /**
     * Gives the subject of its entries in the audit trail.
     *
     * @return its id; empty if the form is for a new one
     */
    public String getId() {
        return chosen == null ? "" : chosen.id().toString();
    }

    @Override
    String known(String field) {
        CategorySheet known = chosen;
        if (known == null) {
            return field.equals("order")
                    ? String.valueOf(
                            categories.stream()
                                            .mapToInt(CategorySheet::displayOrder)
                                            .max()
                                            .orElse(0)
                                    + 1)
                    : "";
        }
        return switch (field) {
            case "nameIt" -> known.name().italian();
            case "nameEn" -> known.name().english().orElse("");
            case "order" -> String.valueOf(known.displayOrder());
            default -> "";
        };
    }

    /**
     * Gives what the form is based on.
     *
     * @return a stamp; empty if the form is for a new one
     */
    public String getStamp() {
        return chosen == null ? "" : mark(chosen.stamp(), "stamp", changedMeanwhile);
    }

    /**
     * Tells what is not what was typed, after somebody else has changed it.
     *
     * @return empty if nobody has
     */
    public List<DifferenceLine> getDifferences() {
        return changedMeanwhile ? differences(List.of("nameIt", "nameEn", "order")) : List.of();
    }
}
