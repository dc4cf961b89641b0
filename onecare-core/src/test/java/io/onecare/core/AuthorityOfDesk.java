package io.onecare.core;

import static io.onecare.core.Asker.EVERYBODY;
import static io.onecare.core.Asker.ONLY_OPERATORS;
import static io.onecare.core.Asker.ONLY_THE_SYSTEM;
import static io.onecare.core.Asker.OWNER_AND_DESK;
import static io.onecare.core.Asker.THE_DESK;
import static io.onecare.core.Asker.WHO_EDIT;
import static io.onecare.core.AuthorityRow.row;

import io.onecare.core.access.AccessScope;
import io.onecare.core.access.AuditCriteria;
import io.onecare.core.access.AuditReason;
import io.onecare.core.audit.AuditHead;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.audit.ChangedField;
import io.onecare.core.booking.Booking;
import io.onecare.core.care.BookingTrouble;
import io.onecare.core.care.CareNumber;
import io.onecare.core.care.CareQueueCriteria;
import io.onecare.core.care.IdentityProof;
import io.onecare.core.care.MailOrigin;
import io.onecare.core.care.MessageId;
import io.onecare.core.care.MissingFact;
import io.onecare.core.care.OpenCareRequest;
import io.onecare.core.care.ReceivedMail;
import io.onecare.core.care.RecognisedFacts;
import io.onecare.core.care.TroubledBooking;
import io.onecare.core.care.Words;
import io.onecare.core.notification.spi.SendResult;
import io.onecare.core.person.ContactDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who may work at the customer-care desk, send messages and read the audit trail. */
final class AuthorityOfDesk {

    private static final Set<Asker> ONLY_THE_OWNER = EnumSet.of(Asker.OWNER);
    private static final Instant LAST_YEAR = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant NEXT_YEAR = Instant.parse("2027-01-01T00:00:00Z");

    /** Each step in the transaction of the test, which is rolled back. */
    static final Transactions SAME =
            new Transactions() {
                @Override
                public <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
                    return work.get();
                }
            };

    private AuthorityOfDesk() {}

    static List<AuthorityRow> requests(AuthorityFixture f) {
        return List.of(
                row(
                        "CareRequests.open",
                        "by phone",
                        THE_DESK,
                        (o, actor) -> o.careRequests().open(actor, f.phoneCall())),
                row(
                        "CareRequests.open",
                        "by mail",
                        ONLY_THE_SYSTEM,
                        (o, actor) -> o.careRequests().open(actor, mail())),
                row(
                        "CareRequests.open",
                        "on the portal about the owner",
                        ONLY_THE_OWNER,
                        (o, actor) -> o.careRequests().open(actor, f.portalQuestion())),
                row(
                        "CareRequests.open",
                        "for a booking",
                        ONLY_THE_SYSTEM,
                        (o, actor) -> o.careRequests().open(actor, trouble())),
                row(
                        "CareRequests.senderAddress",
                        THE_DESK,
                        (o, actor) -> o.careRequests().senderAddress(actor, f.question.id())),
                row(
                        "CareRequests.addressee",
                        THE_DESK,
                        (o, actor) -> o.careRequests().addressee(actor, f.question.id())),
                row(
                        "CareRequests.take",
                        ONLY_OPERATORS,
                        (o, actor) -> o.careRequests().take(actor, f.free)),
                row(
                        "CareRequests.takeOver",
                        ONLY_OPERATORS,
                        (o, actor) -> o.careRequests().takeOver(actor, f.takenByAnother, "Ferie.")),
                row(
                        "CareRequests.giveBack",
                        THE_DESK,
                        (o, actor) -> o.careRequests().giveBack(actor, f.taken)),
                row(
                        "CareRequests.beginIdentityCheck",
                        ONLY_OPERATORS,
                        (o, actor) -> o.careRequests().beginIdentityCheck(actor, f.taken)),
                row(
                        "CareRequests.confirmIdentity",
                        ONLY_OPERATORS,
                        (o, actor) ->
                                o.careRequests()
                                        .confirmIdentity(
                                                actor,
                                                f.inIdentityCheck,
                                                "M-10",
                                                IdentityProof.ROLL_DATA_ASKED)),
                row(
                        "CareRequests.beginWork",
                        ONLY_OPERATORS,
                        (o, actor) -> o.careRequests().beginWork(actor, f.question)),
                row(
                        "CareRequests.correct",
                        ONLY_OPERATORS,
                        (o, actor) ->
                                o.careRequests()
                                        .correct(
                                                actor,
                                                f.inProgress,
                                                RecognisedFacts.none(),
                                                Set.of())),
                row(
                        "CareRequests.ask",
                        ONLY_OPERATORS,
                        (o, actor) ->
                                o.careRequests()
                                        .ask(
                                                actor,
                                                f.inProgress,
                                                Set.of(MissingFact.SERVICE),
                                                Words.none())),
                row(
                        "CareRequests.receiveAnswer",
                        THE_DESK,
                        (o, actor) ->
                                o.careRequests().receiveAnswer(actor, f.waiting, Words.none())),
                row(
                        "CareRequests.finish",
                        ONLY_OPERATORS,
                        (o, actor) ->
                                o.careRequests().finish(actor, f.inProgress, null, Words.none())),
                row(
                        "CareRequests.refuse",
                        ONLY_OPERATORS,
                        (o, actor) ->
                                o.careRequests().refuse(actor, f.inProgress, "No.", Words.none())),
                row(
                        "CareRequests.withdraw",
                        OWNER_AND_DESK,
                        (o, actor) -> o.careRequests().withdraw(actor, f.question)),
                row(
                        "CareQueue.page",
                        THE_DESK,
                        (o, actor) ->
                                o.careQueue()
                                        .page(actor, CareQueueCriteria.unfinished(), null, 10)),
                row(
                        "CareQueue.numbered",
                        THE_DESK,
                        (o, actor) ->
                                o.careQueue().numbered(actor, CareNumber.of(f.question.id()))),
                row(
                        "CareQueue.latest",
                        THE_DESK,
                        (o, actor) -> o.careQueue().latest(actor, f.question.id())),
                row(
                        "CareQueue.find",
                        THE_DESK,
                        (o, actor) -> o.careQueue().find(actor, f.question.id())),
                row(
                        "CareQueue.history",
                        THE_DESK,
                        (o, actor) -> o.careQueue().history(actor, f.question.id(), 0, 10)),
                row(
                        "CareQueue.own",
                        ONLY_THE_OWNER,
                        (o, actor) -> o.careQueue().own(actor, null, 10)));
    }

    private static OpenCareRequest mail() {
        return new OpenCareRequest.ByMail(
                new ReceivedMail(
                        MessageId.of("9@example.net"), List.of(), MailOrigin.PERSON, LAST_YEAR),
                ContactDetails.none(),
                Words.of("Buongiorno."),
                RecognisedFacts.none(),
                Set.of());
    }

    private static OpenCareRequest trouble() {
        return new OpenCareRequest.ForBooking(
                new TroubledBooking("7K3M-9Q2D", BookingTrouble.DECLINED),
                "M-10",
                "OC-1",
                "VIS-ALLERGOLOGICA",
                NEXT_YEAR);
    }

    static List<AuthorityRow> messages(AuthorityFixture f) {
        return List.of(
                row(
                        "Dispatcher.dispatch",
                        ONLY_THE_SYSTEM,
                        (o, actor) ->
                                o.dispatcher()
                                        .dispatch(actor, "b", 1, SAME, m -> new SendResult.Sent())),
                row(
                        "Dispatcher.claim",
                        ONLY_THE_SYSTEM,
                        (o, actor) -> o.dispatcher().claim(actor, "b", 1)),
                row(
                        "Dispatcher.handOver",
                        ONLY_THE_SYSTEM,
                        (o, actor) -> o.dispatcher().handOver(actor, f.claimed)),
                row(
                        "Dispatcher.settle",
                        ONLY_THE_SYSTEM,
                        (o, actor) ->
                                o.dispatcher().settle(actor, f.handedOver, new SendResult.Sent())),
                row(
                        "Dispatcher.backlog",
                        ONLY_THE_SYSTEM,
                        (o, actor) -> o.dispatcher().backlog(actor)),
                row(
                        "DeadLetters.page",
                        THE_DESK,
                        (o, actor) -> o.deadLetters().page(actor, null, 10)),
                row(
                        "DeadLetters.retry",
                        THE_DESK,
                        (o, actor) -> o.deadLetters().retry(actor, f.dead.id())),
                row(
                        "DeadLetters.dismiss",
                        THE_DESK,
                        (o, actor) -> o.deadLetters().dismiss(actor, f.dead.id(), "Detto a voce.")),
                row("DeadLetters.count", THE_DESK, (o, actor) -> o.deadLetters().count(actor) > 0),
                row(
                        "DeadLetters.dismissed",
                        THE_DESK,
                        (o, actor) -> o.deadLetters().dismissed(actor, 10)));
    }

    private static boolean about(OneCare oneCare, Actor actor, Booking booking) {
        return oneCare.accessLog().page(actor, AccessScope.BY_ANYBODY, null, 100).stream()
                .anyMatch(entry -> booking.reference().equals(entry.booking()));
    }

    static List<AuthorityRow> audit(AuthorityFixture f) {
        return List.of(
                row(
                        "AuditTrail.record",
                        EVERYBODY, // the actor is who did it, and everybody does something
                        (o, actor) -> {
                            o.auditTrail().record(actor, "SEEN", "Visit", "1");
                            return true;
                        }),
                row(
                        "AuditTrail.recordAll",
                        EVERYBODY,
                        (o, actor) -> {
                            o.auditTrail().recordAll(actor, "SEEN", "Visit", List.of("1", "2"));
                            return true;
                        }),
                row(
                        "AuditTrail.recordLooks",
                        EVERYBODY,
                        (o, actor) -> {
                            o.auditTrail().recordLooks(actor, "SEEN", "Visit", List.of("1", "2"));
                            return true;
                        }),
                row(
                        "AuditTrail.recordChange",
                        EVERYBODY,
                        (o, actor) -> {
                            ChangedField change = new ChangedField("colour", "red", "blue");
                            o.auditTrail()
                                    .recordChange(actor, "SEEN", "Visit", "1", List.of(change));
                            return true;
                        }),
                row(
                        "AuditTrail.page",
                        WHO_EDIT,
                        (o, actor) -> o.auditTrail().page(actor, LAST_YEAR, NEXT_YEAR, null, 10)),
                row(
                        "AuditTrail.ofSubject",
                        "the owner",
                        EnumSet.of(Asker.OWNER, Asker.ADMINISTRATOR, Asker.SYSTEM),
                        (o, actor) ->
                                o.auditTrail()
                                        .ofSubject(
                                                actor,
                                                AuditTrail.MEMBER,
                                                f.account.toString(),
                                                null,
                                                10)),
                row(
                        "AuditTrail.ofSubject",
                        "a booking",
                        WHO_EDIT,
                        (o, actor) ->
                                o.auditTrail()
                                        .ofSubject(
                                                actor,
                                                "Booking",
                                                f.confirmed.id().toString(),
                                                null,
                                                10)),
                row(
                        "AccessLog.page",
                        "the owner, their bookings and the minor",
                        EnumSet.of(Asker.OWNER),
                        (o, actor) -> about(o, actor, f.confirmed)),
                row(
                        "AccessLog.page",
                        "a dependant of age who has not agreed",
                        EnumSet.of(Asker.DEPENDANT),
                        (o, actor) -> about(o, actor, f.ofDependant)),
                row(
                        "AuditSearch.page",
                        Asker.ONLY_ADMINISTRATORS,
                        (o, actor) ->
                                o.auditSearch()
                                        .page(
                                                actor,
                                                AuditCriteria.between(LAST_YEAR, NEXT_YEAR),
                                                null,
                                                10)
                                        .entries()),
                row(
                        "AuditSearch.export",
                        Asker.ONLY_ADMINISTRATORS,
                        (o, actor) ->
                                o.auditSearch()
                                        .export(
                                                actor,
                                                AuditCriteria.between(LAST_YEAR, NEXT_YEAR),
                                                10)
                                        .entries()),
                row(
                        "AuditSearch.findPerson",
                        Asker.ONLY_ADMINISTRATORS,
                        (o, actor) ->
                                o.auditSearch().findPerson(actor, "M-10", AuditReason.COMPLAINT)),
                row(
                        "ChangeHistory.of",
                        Asker.ONLY_ADMINISTRATORS,
                        (o, actor) ->
                                o.changeHistory()
                                        .of(actor, AuthorityFixture.CHANGED, "1", null, 10)
                                        .entries()),
                row(
                        "AuditTrail.changesOf",
                        WHO_EDIT,
                        (o, actor) ->
                                o.auditTrail().changesOf(actor, List.of(f.change)).entrySet()),
                row(
                        "AuditChain.sealedAt",
                        WHO_EDIT,
                        (o, actor) -> o.auditChain().sealedAt(actor, 1)),
                row(
                        "AuditChain.seal",
                        ONLY_THE_SYSTEM,
                        (o, actor) -> o.auditChain().seal(actor, 10)),
                row(
                        "AuditChain.sealLate",
                        ONLY_THE_SYSTEM,
                        (o, actor) -> o.auditChain().sealLate(actor, 10)),
                row("AuditChain.head", WHO_EDIT, (o, actor) -> o.auditChain().head(actor)),
                row(
                        "AuditChain.verify",
                        WHO_EDIT,
                        (o, actor) ->
                                o.auditChain()
                                        .verify(actor, AuditHead.empty(), Duration.ofDays(1))));
    }
}
