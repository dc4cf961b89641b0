package io.onecare.portal.catalogue.web;

import io.onecare.core.network.AddPriceList;
import io.onecare.core.network.CatalogueOutcome;
import io.onecare.core.network.CatalogueRefusal;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.PriceListSheet;
import io.onecare.core.network.RenamePriceList;
import io.onecare.portal.catalogue.CatalogueDesk;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The price lists, one of them to rename, or a new one. */
@Named
@RequestScoped
public class PriceListsView extends CatalogueView {

    private static final String PAGE = PRICES + "/lists";

    @Inject private CatalogueDesk desk;

    private List<PriceListSheet> lists = List.of();
    private @Nullable PriceListSheet chosen;
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
        lists = desk.priceLists(signIn);
        chosen =
                lists.stream()
                        .filter(one -> one.code().equals(asked("change")))
                        .findFirst()
                        .orElse(null);
    }

    private void save(SignIn signIn) throws IOException {
        PriceListSheet known = chosen;
        Optional<String> code = known == null ? code() : Optional.of(known.code());
        Optional<LocalizedName> name = name();
        if (!messages().isEmpty()) {
            return;
        }
        CatalogueOutcome outcome =
                known == null
                        ? desk.add(signIn, new AddPriceList(code.orElseThrow(), name.orElseThrow()))
                        : desk.rename(
                                signIn,
                                new RenamePriceList(
                                        known.code(), typed("stamp"), name.orElseThrow()));
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
     * Gives the price lists.
     *
     * @return in the order of their codes
     */
    public List<PriceListSheet> getLists() {
        return lists;
    }

    /**
     * Gives the one to rename.
     *
     * @return null if the form is for a new one
     */
    public @Nullable PriceListSheet getChosen() {
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
        PriceListSheet known = chosen;
        if (known == null) {
            return "";
        }
        return switch (field) {
            case "nameIt" -> known.name().italian();
            case "nameEn" -> known.name().english().orElse("");
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
        return changedMeanwhile ? differences(List.of("nameIt", "nameEn")) : List.of();
    }
}
