package io.onecare.portal.report.web;

import io.onecare.core.report.ReportPeriod;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.report.ReportKind;
import io.onecare.portal.report.ReportsDesk;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A report about a period, both in the address. */
@Named
@RequestScoped
public class ReportsView extends FormView {

    @Inject private SignedInPerson person;
    @Inject private ReportsDesk desk;

    private @Nullable ReportForm form;
    private @Nullable ReportPeriod period;
    private List<ReportSection> sections = List.of();

    /**
     * A link to the same with one thing changed.
     *
     * @param href where to, relative to the page
     * @param label what is read
     * @param current whether that is what is shown
     */
    public record Choice(String href, String label, boolean current) {}

    @Override
    protected String problems() {
        return "reports.message.error.";
    }

    /** Counts, unless something is wrong with the days. */
    public void act() {
        Optional<SignIn> signIn = person.signIn();
        if (signIn.isEmpty()) {
            return;
        }
        period = form().period(messages()).orElse(null);
        if (period != null) {
            Language language = Language.of(request());
            sections =
                    ReportCall.parts(desk, signIn.get(), form().kind(), period, language).stream()
                            .map(part -> new ReportSection(part, language))
                            .toList();
        }
    }

    private ReportForm form() {
        if (form == null) {
            form = new ReportForm(request()::getParameter, desk.today());
        }
        return form;
    }

    /**
     * Gives the reports that there are.
     *
     * @return links that keep the period
     */
    public List<Choice> getKinds() {
        return Arrays.stream(ReportKind.values())
                .map(
                        kind ->
                                new Choice(
                                        "?" + form().query(kind),
                                        text("kind." + kind),
                                        kind == form().kind()))
                .toList();
    }

    /**
     * Gives the periods that need no dates.
     *
     * @return links that keep the report
     */
    public List<Choice> getPresets() {
        return Arrays.stream(ReportForm.Preset.values())
                .map(
                        preset ->
                                new Choice(
                                        "?" + form().query(preset),
                                        text("preset." + preset),
                                        form().isChosen(preset)))
                .toList();
    }

    /**
     * Gives which report it is.
     *
     * @return the word that addresses have
     */
    public String getKind() {
        return form().kind().name();
    }

    /**
     * Gives the first day.
     *
     * @return as it was typed, or that of the period
     */
    public String getFrom() {
        return form().hasOwnDays() || period == null
                ? form().from()
                : formats().date(period.from());
    }

    /**
     * Gives the last day.
     *
     * @return as it was typed, or that of the period
     */
    public String getUntil() {
        return form().hasOwnDays() || period == null
                ? form().until()
                : formats().date(period.lastDay());
    }

    /**
     * Says which report it is, for the title.
     *
     * @return its name
     */
    public String getName() {
        return text("kind." + form().kind());
    }

    /**
     * Says from when to when, and what it is compared with.
     *
     * @return a sentence; empty if something is wrong
     */
    public String getSpan() {
        if (period == null) {
            return "";
        }
        ReportPeriod before = period.before();
        Formats formats = formats();
        return Language.of(request())
                .say(
                        "reports.period",
                        formats.longDate(period.from()),
                        formats.longDate(period.lastDay()),
                        formats.longDate(before.from()),
                        formats.longDate(before.lastDay()));
    }

    /**
     * Gives what was counted.
     *
     * @return one or two sections; empty if something is wrong
     */
    public List<ReportSection> getSections() {
        return sections;
    }

    /**
     * Gives the address of the file.
     *
     * @return with the context path
     */
    public String getFile() {
        return request().getContextPath() + "/administration/reports/file?" + form().query();
    }

    private Formats formats() {
        return Formats.of(Language.of(request()));
    }

    private String text(String key) {
        return Language.of(request()).texts().getString("reports." + key);
    }
}
