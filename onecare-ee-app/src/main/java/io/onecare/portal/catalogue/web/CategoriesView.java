package io.onecare.portal.catalogue.web;

import io.onecare.core.network.AddServiceCategory;
import io.onecare.core.network.CatalogueOutcome;
import io.onecare.core.network.CategorySheet;
import io.onecare.core.network.ChangeServiceCategory;
import io.onecare.core.network.LocalizedName;
import io.onecare.portal.catalogue.CatalogueDesk;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The categories of services, one of them to change, or a new one. */
@Named
@RequestScoped
public class CategoriesView extends NamedThingsView<CategorySheet> {

    /** Between neighbours there is room for others. */
    private static final int STEP = 10;

    private static final int LAST_PLACE = 9_999;

    @Inject private CatalogueDesk desk;

    @Override
    String page() {
        return SERVICES + "/categories";
    }

    @Override
    List<CategorySheet> read(SignIn signIn) {
        return desk.categories(signIn);
    }

    @Override
    Sheet sheet(CategorySheet category) {
        return new Sheet(
                category.id().toString(), category.code(), category.name(), category.stamp());
    }

    @Override
    void check() {
        if (!typed("order").matches("[0-9]{1,4}")) {
            messages().add("order", "ORDER_MALFORMED");
        }
    }

    private int place() {
        return Integer.parseInt(typed("order"));
    }

    @Override
    CatalogueOutcome add(SignIn signIn, String code, LocalizedName name) {
        return desk.add(signIn, new AddServiceCategory(code, name, place()));
    }

    @Override
    CatalogueOutcome change(SignIn signIn, String code, String stamp, LocalizedName name) {
        return desk.change(signIn, new ChangeServiceCategory(code, stamp, name, place()));
    }

    @Override
    List<String> fields() {
        return List.of("nameIt", "nameEn", "order");
    }

    /** The next ten after the last one. */
    @Override
    String proposed(String field) {
        if (!field.equals("order")) {
            return "";
        }
        int last = getAll().stream().mapToInt(CategorySheet::displayOrder).max().orElse(0);
        return String.valueOf(Math.min((last / STEP + 1) * STEP, LAST_PLACE));
    }

    @Override
    String known(String field, CategorySheet category) {
        return field.equals("order")
                ? String.valueOf(category.displayOrder())
                : super.known(field, category);
    }
}
