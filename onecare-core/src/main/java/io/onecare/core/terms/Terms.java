package io.onecare.core.terms;

import io.onecare.core.Actor;
import io.onecare.core.ErrorCode;
import io.onecare.core.NativeSql;
import io.onecare.core.OneCareException;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the published versions of texts. What is published is public, so every actor gets the same
 * answers, also about versions that are to come. Needs no transaction; with one, it sees what the
 * caller has changed. Thread-safe as far as the entity manager supplier is.
 */
public final class Terms {

    /** The most versions that one call returns. */
    public static final int MAX_PAGE_SIZE = 200;

    private static final String LISTING = "select kind, code, valid_from, published_at";

    private final Supplier<EntityManager> entityManager;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the current thread or transaction
     */
    public Terms(Supplier<EntityManager> entityManager) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
    }

    /**
     * Finds the version in force at a moment, in one statement. A feature that must know whether
     * somebody accepted the right version compares its code.
     *
     * @param actor who asks; anybody
     * @param kind which text
     * @param at the moment; the version that begins at it is in force
     * @return empty if the first version begins later or there is none
     */
    public Optional<TermsVersionListing> inForce(Actor actor, TermsKind kind, Instant at) {
        Objects.requireNonNull(actor, "actor");
        return first(
                        new NativeSql()
                                .add(LISTING + " from terms_version where kind = ?", kind.name())
                                .add(" and valid_from <= ?", Moments.toMicros(at))
                                .add(" order by valid_from desc fetch first 1 row only"))
                .map(Terms::listing);
    }

    /**
     * Reads a version, in one statement.
     *
     * @param actor who asks; anybody
     * @param kind which text
     * @param code the code of the version
     * @return empty if there is no such version
     * @throws OneCareException with {@link ErrorCode#DATA_INCONSISTENT} if the text is not the one
     *     that was published
     */
    public Optional<TermsText> text(Actor actor, TermsKind kind, String code) {
        Objects.requireNonNull(actor, "actor");
        return first(
                        new NativeSql()
                                .add(LISTING + ", text_it, text_en, text_sha256 from terms_version")
                                .add(" where kind = ? and code = ?", kind.name(), code))
                .map(Terms::checked);
    }

    /**
     * Gives the versions of a text, the latest first, page by page, in one statement a page.
     *
     * @param actor who asks; anybody
     * @param kind which text
     * @param skip how many versions the pages before have shown, 0 for the first page
     * @param limit the most versions to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return at most {@code limit} versions; fewer mean that there are no more
     * @throws IllegalArgumentException if a number is out of its range
     */
    public List<TermsVersionListing> page(Actor actor, TermsKind kind, int skip, int limit) {
        Objects.requireNonNull(actor, "actor");
        if (skip < 0 || limit < 1 || limit > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "The page (skip %d, limit %d) must skip 0 or more and have a limit of 1 to %d."
                            .formatted(skip, limit, MAX_PAGE_SIZE));
        }
        return new NativeSql()
                        .add(LISTING + " from terms_version where kind = ?", kind.name())
                        .add(" order by valid_from desc offset ? rows", skip)
                        .add(" fetch next ? rows only", limit)
                        .rows(entityManager.get())
                        .stream()
                        .map(Terms::listing)
                        .toList();
    }

    private Optional<Object[]> first(NativeSql sql) {
        return sql.rows(entityManager.get()).stream().findFirst();
    }

    static TermsVersionListing listing(Object[] row) {
        return new TermsVersionListing(
                TermsKind.valueOf((String) row[0]),
                (String) row[1],
                Moments.ofMicros(((Number) row[2]).longValue()),
                Moments.ofMicros(((Number) row[3]).longValue()));
    }

    private static TermsText checked(Object[] row) {
        String italian = (String) row[4];
        @Nullable String english = (String) row[5];
        TermsVersionListing version = listing(row);
        if (!TermsDigest.of(italian, english).equals(row[6])) {
            throw new OneCareException(
                    ErrorCode.DATA_INCONSISTENT,
                    "The text of the terms (%s, %s) is not the one that was published.%nMaybe somebody changed it in the database: a correction is a version of its own."
                            .formatted(version.kind(), version.code()));
        }
        return new TermsText(version, italian, english);
    }
}
