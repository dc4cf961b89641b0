package io.onecare.core.member;

import io.onecare.core.network.PriceListId;
import io.onecare.core.time.ValidityPeriod;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a roll is judged against and merged into: everything the database holds about the people and
 * policies it names, read in chunks.
 */
final class KnownRoll {

    /** How many numbers one statement carries: PostgreSQL's limit is 65,535, plans like fewer. */
    private static final int CHUNK = 500;

    private final Map<String, PriceListId> priceLists = new HashMap<>();
    private final Map<String, Policy> policies = new HashMap<>();
    private final Map<String, ValidityPeriod> policyPeriods = new HashMap<>();
    private final Map<PolicyId, String> numbersOfPolicies = new HashMap<>();
    private final Map<String, Member> members = new HashMap<>();
    private final Map<MemberId, List<Cover>> covers = new HashMap<>();
    private final Map<MemberId, List<Dependant>> dependants = new HashMap<>();
    private final Map<String, MemberId> memberOfDependant = new HashMap<>();
    private final Map<String, String> numberOfTaxCode = new HashMap<>();
    private final Set<String> numbersOfTheOtherKind = new HashSet<>();
    private final Map<String, Integer> timesStated = new HashMap<>();
    private final Map<String, Integer> timesPolicyStated = new HashMap<>();
    private final Map<String, Integer> timesTaxCodeStated = new HashMap<>();

    static KnownRoll of(EntityManager em, Roll roll) {
        KnownRoll known = new KnownRoll();
        known.readPolicies(em, roll);
        known.readMembers(em, roll.entries().stream().map(RollEntry::number).toList());
        known.readNumbersAndTaxCodes(em, roll);
        return known;
    }

    @Nullable PriceListId priceList(String code) {
        return priceLists.get(code);
    }

    @Nullable Policy policy(String number) {
        return policies.get(number);
    }

    /** As the roll states it, else as it is known; null if there is no such policy. */
    @Nullable ValidityPeriod policyPeriod(String number) {
        return policyPeriods.get(number);
    }

    boolean hasADayInItsPolicy(Cover cover) {
        String number = Objects.requireNonNull(numbersOfPolicies.get(cover.policyId()));
        ValidityPeriod policy = Objects.requireNonNull(policyPeriods.get(number));
        return RollRules.overlap(policy, cover.period());
    }

    @Nullable Member member(String number) {
        return members.get(number);
    }

    void add(Member member) {
        members.put(member.number(), member);
    }

    List<Cover> covers(MemberId member) {
        return covers.getOrDefault(member, List.of());
    }

    List<Dependant> dependants(MemberId member) {
        return dependants.getOrDefault(member, List.of());
    }

    boolean isStatedTwice(String number) {
        return timesStated.getOrDefault(number, 0) > 1;
    }

    boolean isPolicyStatedTwice(String number) {
        return timesPolicyStated.getOrDefault(number, 0) > 1;
    }

    /** The number of a member belongs to a known dependant, or the other way round. */
    boolean isOfTheOtherKind(String number) {
        return numbersOfTheOtherKind.contains(number);
    }

    boolean isTaxCodeTaken(RollEntry entry) {
        String holder = numberOfTaxCode.get(entry.taxCode().value());
        return timesTaxCodeStated.getOrDefault(entry.taxCode().value(), 0) > 1
                || (holder != null && !holder.equals(entry.number()));
    }

    boolean isDependantOfAnother(RollDependant dependant, RollEntry entry) {
        MemberId through = memberOfDependant.get(dependant.number());
        Member member = members.get(entry.number());
        return through != null && (member == null || !through.equals(member.id()));
    }

    /** Reads members with their covers and dependants; those read before stay. */
    void readMembers(EntityManager em, Collection<String> numbers) {
        inChunks(
                numbers,
                chunk -> {
                    list(em, Member.class, "select m from Member m where m.number in :in", chunk)
                            .forEach(member -> members.put(member.number(), member));
                    list(
                                    em,
                                    Cover.class,
                                    "select c from Cover c, Member m"
                                            + " where c.memberId.value = m.id.value"
                                            + " and m.number in :in order by c.period.from",
                                    chunk)
                            .forEach(cover -> add(covers, cover.memberId(), cover));
                    list(
                                    em,
                                    Dependant.class,
                                    "select d from Dependant d, Member m"
                                            + " where d.memberId.value = m.id.value"
                                            + " and m.number in :in order by d.number",
                                    chunk)
                            .forEach(one -> add(dependants, one.memberId(), one));
                });
        readPoliciesOfCovers(em);
    }

    /** Those that the roll does not speak of. */
    private void readPoliciesOfCovers(EntityManager em) {
        List<UUID> unread =
                covers.values().stream()
                        .flatMap(List::stream)
                        .map(Cover::policyId)
                        .filter(id -> !numbersOfPolicies.containsKey(id))
                        .map(PolicyId::value)
                        .distinct()
                        .toList();
        for (int from = 0; from < unread.size(); from += CHUNK) {
            em.createQuery("select p from Policy p where p.id.value in :in", Policy.class)
                    .setParameter("in", unread.subList(from, Math.min(from + CHUNK, unread.size())))
                    .getResultList()
                    .forEach(
                            policy -> {
                                policyPeriods.putIfAbsent(policy.number(), policy.period());
                                numbersOfPolicies.put(policy.id(), policy.number());
                            });
        }
    }

    private void readPolicies(EntityManager em, Roll roll) {
        Set<String> numbers = new HashSet<>();
        roll.policies().forEach(policy -> numbers.add(policy.number()));
        roll.entries().forEach(entry -> entry.covers().forEach(c -> numbers.add(c.policyNumber())));
        inChunks(
                numbers,
                chunk ->
                        list(
                                        em,
                                        Policy.class,
                                        "select p from Policy p where p.number in :in",
                                        chunk)
                                .forEach(
                                        policy -> {
                                            policies.put(policy.number(), policy);
                                            policyPeriods.put(policy.number(), policy.period());
                                            numbersOfPolicies.put(policy.id(), policy.number());
                                        }));
        roll.policies()
                .forEach(
                        policy -> {
                            count(timesPolicyStated, policy.number());
                            policyPeriods.put(policy.number(), policy.period());
                        });
        Set<String> codes = new HashSet<>();
        roll.policies().forEach(policy -> codes.add(policy.priceListCode()));
        inChunks(
                codes,
                chunk ->
                        list(
                                        em,
                                        Object[].class,
                                        "select l.code, l.id from PriceList l where l.code in :in",
                                        chunk)
                                .forEach(
                                        row ->
                                                priceLists.put(
                                                        (String) row[0], (PriceListId) row[1])));
    }

    private void readNumbersAndTaxCodes(EntityManager em, Roll roll) {
        List<String> memberNumbers = new ArrayList<>();
        List<String> dependantNumbers = new ArrayList<>();
        List<String> taxCodes = new ArrayList<>();
        for (RollEntry entry : roll.entries()) {
            memberNumbers.add(entry.number());
            taxCodes.add(entry.taxCode().value());
            count(timesStated, entry.number());
            count(timesTaxCodeStated, entry.taxCode().value());
            for (RollDependant dependant : entry.dependants()) {
                dependantNumbers.add(dependant.number());
                count(timesStated, dependant.number());
            }
        }
        inChunks(
                dependantNumbers,
                chunk -> {
                    list(
                                    em,
                                    Object[].class,
                                    "select d.number, d.memberId from Dependant d"
                                            + " where d.number in :in",
                                    chunk)
                            .forEach(
                                    row ->
                                            memberOfDependant.put(
                                                    (String) row[0], (MemberId) row[1]));
                    numbersOfTheOtherKind.addAll(
                            list(
                                    em,
                                    String.class,
                                    "select m.number from Member m where m.number in :in",
                                    chunk));
                });
        inChunks(
                memberNumbers,
                chunk ->
                        numbersOfTheOtherKind.addAll(
                                list(
                                        em,
                                        String.class,
                                        "select d.number from Dependant d where d.number in :in",
                                        chunk)));
        inChunks(
                taxCodes,
                chunk ->
                        list(
                                        em,
                                        Object[].class,
                                        "select m.taxCode, m.number from Member m"
                                                + " where m.taxCode in :in",
                                        chunk)
                                .forEach(
                                        row ->
                                                numberOfTaxCode.put(
                                                        (String) row[0], (String) row[1])));
    }

    private static <T> List<T> list(
            EntityManager em, Class<T> type, String query, Collection<String> in) {
        return em.createQuery(query, type).setParameter("in", in).getResultList();
    }

    private static void inChunks(Collection<String> all, Consumer<List<String>> work) {
        List<String> distinct = all.stream().distinct().toList();
        for (int from = 0; from < distinct.size(); from += CHUNK) {
            work.accept(distinct.subList(from, Math.min(from + CHUNK, distinct.size())));
        }
    }

    private static <K, V> void add(Map<K, List<V>> lists, K key, V value) {
        lists.computeIfAbsent(key, absent -> new ArrayList<>()).add(value);
    }

    private static void count(Map<String, Integer> times, String key) {
        times.merge(key, 1, Integer::sum);
    }
}
