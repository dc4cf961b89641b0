package io.onecare.portal.catalogue.web;

import io.onecare.core.money.Money;
import io.onecare.core.network.PlannedTariff;
import io.onecare.core.network.PricedService;
import io.onecare.core.network.TariffChange;
import io.onecare.core.network.TariffChangeOutcome;
import io.onecare.core.network.TariffChangeRefusal;
import io.onecare.core.network.TariffId;
import io.onecare.core.network.TariffListing;
import io.onecare.core.network.TariffPreview;
import io.onecare.core.network.TariffPreviewOutcome;
import io.onecare.core.time.ValidityPeriod;
import io.onecare.portal.booking.web.HiddenField;
import io.onecare.portal.catalogue.CatalogueDesk;
import io.onecare.portal.catalogue.PriceDesk;
import io.onecare.portal.faces.TypedDate;
import io.onecare.portal.faces.TypedMoney;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change of a price: what is typed, what it would do, and making it. What is typed is in the
 * address until it is made, so that going back and reading again are harmless.
 */
@Named
@RequestScoped
public class PriceChangeView extends CatalogueView {

    private static final String AGREE = "agree";
    private static final String END = "end";
    private static final String CORRECT = "correct";
    private static final String WITHDRAW = "withdraw";
    private static final List<String> KINDS = List.of(AGREE, END, CORRECT, WITHDRAW);

    @Inject private CatalogueDesk catalogue;
    @Inject private PriceDesk prices;

    private @Nullable PricePlace place;
    private @Nullable TariffListing tariff;
    private @Nullable TariffPreview preview;

    @Override
    protected String problems() {
        return "price.message.error.";
    }

    @Override
    void act(SignIn signIn) throws IOException {
        PricePlace found =
                PricePlace.of(
                                signIn,
                                prices,
                                catalogue,
                                asked("facility"),
                                asked("item"),
                                asked("list"))
                        .orElse(null);
        if (found == null || !KINDS.contains(getKind())) {
            posted().notFound();
            return;
        }
        place = found;
        tariff = tariff(signIn, found);
        if (tariff == null && !getKind().equals(AGREE)) {
            posted().leadTo(PRICES + "/service?" + found.query() + "&done=gone");
            return;
        }
        if (!isChecked()) {
            return;
        }
        Optional<TariffChange> change = change(found.about());
        if (change.isEmpty()) {
            return;
        }
        if (posted().isSent()) {
            make(signIn, found, change.get());
        } else {
            show(prices.preview(signIn, change.get()));
        }
    }

    private @Nullable TariffListing tariff(SignIn signIn, PricePlace found) {
        return prices
                .prices(
                        signIn,
                        found.facility().code(),
                        found.priceList().code(),
                        Set.of(found.service().code()))
                .getOrDefault(found.service().code(), List.of())
                .stream()
                .filter(one -> one.tariff().toString().equals(asked("tariff")))
                .findFirst()
                .orElse(null);
    }

    /** There is nothing to type about a price that is to be taken out. */
    private boolean isChecked() {
        return posted().isSent() || !asked("check").isEmpty() || getKind().equals(WITHDRAW);
    }

    private Optional<TariffChange> change(PricedService about) {
        TariffId id = tariff == null ? null : tariff.tariff();
        switch (getKind()) {
            case WITHDRAW:
                return Optional.of(new TariffChange.Withdraw(about, Objects.requireNonNull(id)));
            case END:
                LocalDate end = endExclusive();
                return messages().isEmpty()
                        ? Optional.of(new TariffChange.End(about, Objects.requireNonNull(id), end))
                        : Optional.empty();
            default:
                Money price = TypedMoney.read(asked("price")).orElse(null);
                if (price == null) {
                    messages()
                            .add(
                                    "price",
                                    asked("price").isEmpty() ? "PRICE_MISSING" : "PRICE_MALFORMED");
                }
                ValidityPeriod period = period();
                if (price == null || period == null) {
                    return Optional.empty();
                }
                return Optional.of(
                        id == null || getKind().equals(AGREE)
                                ? new TariffChange.Agree(about, price, period)
                                : new TariffChange.Correct(about, id, price, period));
        }
    }

    private @Nullable ValidityPeriod period() {
        LocalDate from = TypedDate.read(asked("from")).orElse(null);
        if (from == null) {
            messages().add("from", asked("from").isEmpty() ? "FROM_MISSING" : "DAY_MALFORMED");
        }
        LocalDate end = endExclusive();
        if (from == null || !messages().isEmpty()) {
            return null;
        }
        if (end == null) {
            return ValidityPeriod.from(from);
        }
        if (!end.isAfter(from)) {
            messages().add("until", "UNTIL_BEFORE_FROM");
            return null;
        }
        return ValidityPeriod.between(from, end);
    }

    /** The day after the last one that was typed; null if none was. */
    private @Nullable LocalDate endExclusive() {
        if (asked("until").isEmpty()) {
            return null;
        }
        Optional<LocalDate> last =
                TypedDate.read(asked("until")).filter(day -> day.getYear() < 10_000);
        if (last.isEmpty()) {
            messages().add("until", "DAY_MALFORMED");
            return null;
        }
        return last.get().plusDays(1);
    }

    private void show(TariffPreviewOutcome outcome) throws IOException {
        if (outcome instanceof TariffPreviewOutcome.Shown shown) {
            preview = shown.preview();
        } else if (outcome instanceof TariffPreviewOutcome.Refused refused) {
            refuse(refused.reason(), refused.other());
        }
    }

    private void make(SignIn signIn, PricePlace found, TariffChange change) throws IOException {
        TariffChangeOutcome outcome = prices.change(signIn, change, typed("fingerprint"));
        if (outcome instanceof TariffChangeOutcome.Done) {
            posted().leadTo(PRICES + "/service?" + found.query() + "&done=saved");
        } else if (outcome instanceof TariffChangeOutcome.Outdated outdated) {
            preview = outdated.now();
            messages().add("", "OUTDATED");
        } else if (outcome instanceof TariffChangeOutcome.Refused refused) {
            refuse(refused.reason(), refused.other());
        }
    }

    private void refuse(TariffChangeRefusal reason, @Nullable PlannedTariff other)
            throws IOException {
        if (reason == TariffChangeRefusal.NOT_FOUND) {
            posted().notFound();
            return;
        }
        String field =
                switch (reason) {
                    case BEGINS_IN_THE_PAST, OVERLAPS -> getKind().equals(END) ? "until" : "from";
                    case ENDS_TOO_EARLY -> "until";
                    default -> "";
                };
        messages()
                .add(
                        field,
                        reason.name(),
                        other == null ? "" : new PriceWords(language()).other(other));
    }

    /**
     * Gives what is to be changed.
     *
     * @return {@code agree}, {@code end}, {@code correct} or {@code withdraw}
     */
    public String getKind() {
        return asked("what");
    }

    /**
     * Gives what the page is about.
     *
     * @return null if there is no such thing, and the browser has been told
     */
    public @Nullable PricePlace getPlace() {
        return place;
    }

    /**
     * Gives the parameters that lead back to the prices.
     *
     * @return the parameters of an address
     */
    public String getQuery() {
        return place == null ? "" : place.query();
    }

    /**
     * Says which price it is about.
     *
     * @return the price and its days; empty for a new one
     */
    public String getTariff() {
        return tariff == null ? "" : new PriceWords(language()).other(PriceWords.planned(tariff));
    }

    /**
     * Gives the subject of its entries in the audit trail.
     *
     * @return the id of the tariff; empty for a new one
     */
    public String getId() {
        return tariff == null ? "" : tariff.tariff().toString();
    }

    /**
     * Tells whether something is to be typed.
     *
     * @param field the name of a field
     * @return true if the change has it
     */
    public boolean has(String field) {
        return switch (getKind()) {
            case WITHDRAW -> false;
            case END -> field.equals("until");
            default -> true;
        };
    }

    @Override
    public String value(String field) {
        return isChecked() || !asked(field).isEmpty() ? asked(field) : known(field);
    }

    @Override
    String known(String field) {
        TariffListing known = tariff;
        if (known == null || getKind().equals(AGREE)) {
            return "";
        }
        return switch (field) {
            case "price" -> known.price().amount().toPlainString().replace('.', ',');
            case "from" -> formats().date(known.period().from());
            case "until" ->
                    known.period()
                            .untilExclusive()
                            .map(end -> formats().date(end.minusDays(1)))
                            .orElse("");
            default -> "";
        };
    }

    /**
     * Gives what is sent along with both forms.
     *
     * @return the parameters that say which price
     */
    public List<HiddenField> getAbout() {
        List<HiddenField> fields = new ArrayList<>();
        for (String name : List.of("facility", "list", "item", "what", "tariff")) {
            if (!asked(name).isEmpty()) {
                fields.add(new HiddenField(name, asked(name)));
            }
        }
        return fields;
    }

    /**
     * Gives where what was typed can be changed again.
     *
     * @return an address without the context path
     */
    public String getAgain() {
        StringBuilder address = new StringBuilder(PRICES + "/change?" + getQuery());
        for (String name : List.of("what", "tariff", "price", "from", "until")) {
            if (!asked(name).isEmpty()) {
                address.append('&').append(name).append('=').append(encoded(asked(name)));
            }
        }
        return address.toString();
    }

    /**
     * Tells whether the change can be made.
     *
     * @return true if what it would do is shown
     */
    public boolean isShown() {
        return preview != null;
    }

    /**
     * Gives the fingerprint of what is shown.
     *
     * @return empty if nothing is
     */
    public String getFingerprint() {
        return preview == null ? "" : preview.fingerprint();
    }

    /**
     * A price as it would be, or as it is and would not be any more.
     *
     * @param price the price
     * @param days its days
     * @param mark {@code same}, {@code changed}, {@code added} or {@code removed}
     * @param before its days as they are, if they would change; else empty
     */
    public record PlannedLine(String price, String days, String mark, String before) {}

    /**
     * Gives the prices from today on as they would be, and those that would end or be gone.
     *
     * @return by their first day
     */
    public List<PlannedLine> getPlanned() {
        TariffPreview shown = preview;
        if (shown == null) {
            return List.of();
        }
        PriceWords words = new PriceWords(language());
        LocalDate today = prices.today();
        List<PlannedTariff> all = new ArrayList<>(shown.after());
        for (PlannedTariff one : shown.before()) {
            if (shown.after().stream().noneMatch(other -> isSame(one, other))) {
                all.add(one);
            }
        }
        return all.stream()
                .filter(
                        one ->
                                !PriceWords.standing(one.period(), today).equals("over")
                                        || !shown.before().contains(one))
                .sorted(java.util.Comparator.comparing(one -> one.period().from()))
                .map(one -> line(shown, one, words))
                .toList();
    }

    private static boolean isSame(PlannedTariff one, PlannedTariff other) {
        return Objects.equals(one.tariff(), other.tariff());
    }

    private static PlannedLine line(TariffPreview shown, PlannedTariff one, PriceWords words) {
        PlannedTariff before =
                shown.before().stream()
                        .filter(known -> isSame(known, one))
                        .findFirst()
                        .orElse(null);
        boolean stays = shown.after().contains(one);
        String mark =
                before == null
                        ? "added"
                        : !stays ? "removed" : before.equals(one) ? "same" : "changed";
        return new PlannedLine(
                words.money(one.price()),
                words.days(one.period()),
                mark,
                before != null && mark.equals("changed") ? words.days(before.period()) : "");
    }

    /**
     * Says on which days there would be no price.
     *
     * @return a sentence for each stretch of days
     */
    public List<String> getGaps() {
        PriceWords words = new PriceWords(language());
        return preview == null ? List.of() : preview.gaps().stream().map(words::gap).toList();
    }

    /**
     * Says how many appointments keep a price that would end before them.
     *
     * @return a sentence; empty if there is none
     */
    public String getBookings() {
        return preview == null || preview.bookings() == 0
                ? ""
                : language().say("price.bookings", preview.bookings());
    }
}
