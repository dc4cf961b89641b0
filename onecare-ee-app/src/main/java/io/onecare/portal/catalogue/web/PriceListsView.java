package io.onecare.portal.catalogue.web;

import io.onecare.core.network.AddPriceList;
import io.onecare.core.network.CatalogueOutcome;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.PriceListSheet;
import io.onecare.core.network.RenamePriceList;
import io.onecare.portal.catalogue.CatalogueDesk;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The price lists, one of them to rename, or a new one. */
@Named
@RequestScoped
public class PriceListsView extends NamedThingsView<PriceListSheet> {

    @Inject private CatalogueDesk desk;

    @Override
    String page() {
        return PRICES + "/lists";
    }

    @Override
    List<PriceListSheet> read(SignIn signIn) {
        return desk.priceLists(signIn);
    }

    @Override
    Sheet sheet(PriceListSheet list) {
        return new Sheet(list.id().toString(), list.code(), list.name(), list.stamp());
    }

    @Override
    void check() {
        // code and name are all there is
    }

    @Override
    CatalogueOutcome add(SignIn signIn, String code, LocalizedName name) {
        return desk.add(signIn, new AddPriceList(code, name));
    }

    @Override
    CatalogueOutcome change(SignIn signIn, String code, String stamp, LocalizedName name) {
        return desk.rename(signIn, new RenamePriceList(code, stamp, name));
    }

    @Override
    List<String> fields() {
        return List.of("nameIt", "nameEn");
    }
}
