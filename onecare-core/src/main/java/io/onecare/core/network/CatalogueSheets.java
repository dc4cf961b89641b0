package io.onecare.core.network;

import io.onecare.core.Fingerprint;
import io.onecare.core.NativeSql;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the catalogue with what says whether it is still what somebody has seen. */
final class CatalogueSheets {

    private CatalogueSheets() {}

    static List<CategorySheet> categories(EntityManager em) {
        return new NativeSql()
                        .add("select cast(c.id as varchar(36)), c.code, c.name_it, c.name_en,")
                        .add(
                                " c.display_order from service_category c order by c.display_order, c.code")
                        .rows(em)
                        .stream()
                        .map(CatalogueSheets::category)
                        .toList();
    }

    static Optional<CategorySheet> category(EntityManager em, String code) {
        return categories(em).stream().filter(one -> one.code().equals(code)).findFirst();
    }

    private static CategorySheet category(Object[] row) {
        LocalizedName name = name(row, 2);
        int order = ((Number) row[4]).intValue();
        return new CategorySheet(
                ServiceCategoryId.of(uuid(row)),
                (String) row[1],
                name,
                order,
                stamp(name).add(order).value());
    }

    static Optional<ServiceSheet> service(EntityManager em, String code) {
        return new NativeSql()
                        .add(
                                "select cast(s.id as varchar(36)), s.code, s.name_it, s.name_en, c.code,")
                        .add(" s.national_code from health_service s")
                        .add(
                                " join service_category c on c.id = s.category_id where s.code = ?",
                                code)
                        .rows(em)
                        .stream()
                        .findFirst()
                        .map(
                                row -> {
                                    LocalizedName name = name(row, 2);
                                    String category = (String) row[4];
                                    String national = (String) row[5];
                                    return new ServiceSheet(
                                            HealthServiceId.of(uuid(row)),
                                            (String) row[1],
                                            category,
                                            name,
                                            national,
                                            stamp(name).add(category).add(orNone(national)).value(),
                                            PreparationRows.last(em, code).orElse(null));
                                });
    }

    static List<PriceListSheet> priceLists(EntityManager em) {
        return new NativeSql()
                        .add("select cast(l.id as varchar(36)), l.code, l.name_it, l.name_en,")
                        .add(" (select count(*) from policy p where p.price_list_id = l.id)")
                        .add(" from price_list l order by l.code")
                        .rows(em)
                        .stream()
                        .map(
                                row -> {
                                    LocalizedName name = name(row, 2);
                                    return new PriceListSheet(
                                            PriceListId.of(uuid(row)),
                                            (String) row[1],
                                            name,
                                            ((Number) row[4]).longValue(),
                                            stamp(name).value());
                                })
                        .toList();
    }

    static Optional<PriceListSheet> priceList(EntityManager em, String code) {
        return priceLists(em).stream().filter(one -> one.code().equals(code)).findFirst();
    }

    private static UUID uuid(Object[] row) {
        return UUID.fromString((String) row[0]);
    }

    private static LocalizedName name(Object[] row, int first) {
        return LocalizedName.of((String) row[first], (String) row[first + 1]);
    }

    private static Fingerprint stamp(LocalizedName name) {
        return new Fingerprint().add(name.italian()).add(orNone(name.english().orElse(null)));
    }

    private static String orNone(@Nullable String text) {
        return text == null ? "" : text;
    }
}
