package io.onecare.core.imports;

import io.onecare.core.NativeSql;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;

/** What is particular to categories, services and price lists. */
final class CatalogueRows {

    private static final List<Field> NAMES =
            List.of(
                    Field.same(ImportColumn.NAME_IT, "name_it"),
                    Field.same(ImportColumn.NAME_EN, "name_en"));

    private CatalogueRows() {}

    static RowRules categories() {
        return new KeyedRows(
                RowType.CATEGORY,
                "service_category",
                false,
                true,
                ", display_order|, (select coalesce(max(c.display_order), 0) from service_category c)"
                        + " + s.row_no",
                NAMES,
                List.of(),
                new Deletable(
                        RowType.CATEGORY,
                        "service_category",
                        // the services that go with it do not keep it
                        List.of(
                                "select 1 from health_service u where u.category_id = k.id"
                                        + " and not exists (select 1 from import_gone h"
                                        + " where {import:h} and h.live_id = u.id)",
                                "select 1 from import_service u where u.category_code = k.code"
                                        + " and {import:u}")) {
                    @Override
                    public void judge(EntityManager em, ImportRun run, Stretch stretch) {
                        // a category refers to nothing
                    }
                });
    }

    static RowRules services(Clock clock) {
        return new KeyedRows(
                RowType.SERVICE,
                "health_service",
                false,
                false,
                "",
                List.of(
                        Field.reference(
                                ImportColumn.CATEGORY_CODE,
                                "category_id",
                                "category_code",
                                "service_category"),
                        Field.same(ImportColumn.NAME_IT, "name_it"),
                        Field.same(ImportColumn.NAME_EN, "name_en"),
                        Field.same(ImportColumn.NATIONAL_CODE, "national_code"),
                        Field.same(ImportColumn.PREPARATION_IT, "preparation_it"),
                        Field.same(ImportColumn.PREPARATION_EN, "preparation_en")),
                List.of(),
                new Deletable(
                        RowType.SERVICE,
                        "health_service",
                        List.of(
                                "select 1 from facility_service u where u.service_id = k.id",
                                "select 1 from schedule_service u where u.service_id = k.id")) {
                    @Override
                    public void judge(EntityManager em, ImportRun run, Stretch stretch) {
                        NativeSql sql =
                                ProblemSql.ofRows(
                                                RowType.SERVICE,
                                                ImportColumn.CATEGORY_CODE,
                                                ImportReason.UNKNOWN_CATEGORY,
                                                "s.code",
                                                "s.category_code")
                                        .add(" from import_service s where ");
                        stretch.of(run, sql)
                                .add(
                                        " and s.form_ok and not exists (select 1 from service_category c")
                                .add(" where c.code = s.category_code) and not exists")
                                .add(
                                        " (select 1 from import_category c where c.code = s.category_code")
                                .add(" and " + run.owns("c") + " and c.verdict = 'NEW')")
                                .update(em);
                    }

                    @Override
                    public void afterAdd(EntityManager em, ImportRun run, Stretch stretch) {
                        keepVersions(em, run, stretch, clock);
                    }

                    @Override
                    public void afterChange(EntityManager em, ImportRun run, Stretch stretch) {
                        keepVersions(em, run, stretch, clock);
                    }
                });
    }

    /** A text that is another one than that of the last version is the next version. */
    private static void keepVersions(
            EntityManager em, ImportRun run, Stretch stretch, Clock clock) {
        NativeSql sql =
                new NativeSql()
                        .add("insert into preparation_version (service_id, number, text_it,")
                        .add(" text_en, published_at, actor_role, actor_name) select k.id,")
                        .add(" coalesce(v.number, 0) + 1, k.preparation_it, k.preparation_en,")
                        .add(" cast(? as bigint),", Moments.toMicros(clock.instant()))
                        .add(" cast(? as varchar(20)),", run.role().name())
                        .add(" cast(? as varchar(100)) from import_service s", run.actorName())
                        .add(" join health_service k on k.id = coalesce(s.live_id, s.id)")
                        .add(" left join preparation_version v on v.service_id = k.id")
                        .add(" and v.number = (select max(l.number) from preparation_version l")
                        .add(" where l.service_id = k.id) where ");
        stretch.of(run, sql)
                .add(" and s.verdict in ('NEW', 'CHANGED')")
                .add(" and (k.preparation_it is distinct from v.text_it")
                .add(" or k.preparation_en is distinct from v.text_en)")
                .update(em);
    }

    /** Price lists never end: their tariffs do. */
    static RowRules priceLists() {
        return new KeyedRows(
                RowType.PRICE_LIST,
                "price_list",
                false,
                true,
                "",
                NAMES,
                List.of(),
                new KeyedRows.Particulars() {
                    @Override
                    public void judge(EntityManager em, ImportRun run, Stretch stretch) {
                        // a price list refers to nothing
                    }

                    @Override
                    public void findGone(EntityManager em, ImportRun run) {
                        // what is not named is not spoken of
                    }

                    @Override
                    public void end(EntityManager em, ImportRun run) {
                        // none is gone
                    }
                });
    }

    /** Things without a period: what nothing refers to is deleted, all else stays. */
    private abstract static class Deletable implements KeyedRows.Particulars {

        private final RowType type;
        private final String live;
        private final List<String> references;

        Deletable(RowType type, String live, List<String> references) {
            this.type = type;
            this.live = live;
            this.references = references;
        }

        private String isReferredTo(ImportRun run) {
            return references.stream()
                    .map(
                            one ->
                                    "exists ("
                                            + one.replace("{import:h}", run.owns("h"))
                                                    .replace("{import:u}", run.owns("u"))
                                            + ")")
                    .reduce((one, other) -> one + " or " + other)
                    .orElseThrow();
        }

        @Override
        public void findGone(EntityManager em, ImportRun run) {
            String staging = "import_" + type.name().toLowerCase(java.util.Locale.ROOT);
            String notNamed =
                    " from "
                            + live
                            + " k where not exists (select 1 from "
                            + staging
                            + " s where s.code = k.code and "
                            + run.owns("s")
                            + ")";
            new NativeSql()
                    .add("insert into import_gone (import_id, row_type, live_id, item_key, ends)")
                    .add(" select cast(? as uuid), '" + type + "', k.id, k.code,", run.id())
                    .add(" cast(null as date)")
                    .add(notNamed)
                    .add(" and not (" + isReferredTo(run) + ") order by k.code")
                    .update(em);
            new NativeSql()
                    .add("insert into import_problem (import_id, row_type, reason, warning,")
                    .add(" by_check, item_key) select cast(? as uuid), '" + type + "',", run.id())
                    .add(" '" + ImportReason.STAYS_REFERRED_TO + "', true, true, k.code")
                    .add(notNamed)
                    .add(" and (" + isReferredTo(run) + ") order by k.code")
                    .update(em);
        }

        @Override
        public boolean mayStillBeDeleted(EntityManager em, ImportRun run) {
            return new NativeSql()
                    .add("select k.code, 0 from " + live + " k join import_gone g")
                    .add(" on g.live_id = k.id and g.import_id = ?", run.id())
                    .add(" and g.row_type = '" + type + "' where " + isReferredTo(run))
                    .add(" fetch first 1 rows only")
                    .rows(em)
                    .isEmpty();
        }

        @Override
        public void end(EntityManager em, ImportRun run) {
            new NativeSql()
                    .add("delete from " + live + " where id in (select g.live_id")
                    .add(" from import_gone g where g.import_id = ?", run.id())
                    .add(" and g.row_type = '" + type + "')")
                    .update(em);
        }
    }
}
