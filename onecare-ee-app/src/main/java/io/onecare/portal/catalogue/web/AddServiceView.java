package io.onecare.portal.catalogue.web;

import io.onecare.core.network.AddHealthService;
import io.onecare.core.network.CatalogueOutcome;
import io.onecare.core.network.CategorySheet;
import io.onecare.core.network.ChangeHealthService;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.TextFault;
import io.onecare.portal.catalogue.CatalogueDesk;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Adds a service to the catalogue. */
@Named
@RequestScoped
public class AddServiceView extends CatalogueView {

    @Inject private CatalogueDesk desk;

    private List<CategorySheet> categories = List.of();

    @Override
    protected String problems() {
        return "catalogue.message.error.";
    }

    @Override
    void act(SignIn signIn) throws IOException {
        categories = desk.categories(signIn);
        if (!posted().isSent()) {
            return;
        }
        Optional<String> code = code();
        Optional<String> category = category(typed("category"), categories);
        if (category.isEmpty()) {
            messages().add("category", "CATEGORY_MISSING");
        }
        Optional<LocalizedName> name = name();
        String national = typed("nationalCode");
        if (!isNational(national)) {
            messages().add("nationalCode", "NATIONAL_CODE_MALFORMED");
        }
        if (!messages().isEmpty()) {
            return;
        }
        CatalogueOutcome outcome =
                desk.add(
                        signIn,
                        new AddHealthService(
                                code.orElseThrow(),
                                category.orElseThrow(),
                                name.orElseThrow(),
                                national.isEmpty() ? null : national));
        if (outcome instanceof CatalogueOutcome.Refused refused) {
            switch (refused.reason()) {
                case CODE_TAKEN -> messages().add("newcode", "CODE_TAKEN", refused.code());
                case UNKNOWN_CATEGORY -> messages().add("category", "CATEGORY_MISSING");
                default -> posted().notFound();
            }
        } else {
            posted().leadTo(ServiceView.addressOf(code.orElseThrow()) + "&done=added");
        }
    }

    static Optional<String> category(String typed, List<CategorySheet> categories) {
        return categories.stream().map(CategorySheet::code).filter(typed::equals).findFirst();
    }

    static boolean isNational(String typed) {
        return typed.isEmpty()
                || TextFault.in(typed, ChangeHealthService.MAX_NATIONAL_CODE).isEmpty();
    }

    /**
     * Gives the categories to choose from.
     *
     * @return in their order
     */
    public List<CategorySheet> getCategories() {
        return categories;
    }

    @Override
    String known(String field) {
        return field.equals("category") ? asked("category") : "";
    }
}
