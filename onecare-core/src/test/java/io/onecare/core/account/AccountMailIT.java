package io.onecare.core.account;

import static io.onecare.core.account.OfficeFixture.ARIELLA;
import static io.onecare.core.account.OfficeFixture.BRUNELLO;
import static io.onecare.core.account.OfficeFixture.HOME;
import static io.onecare.core.account.OfficeFixture.OPERATOR;
import static io.onecare.core.account.OfficeFixture.PASSWORD;
import static io.onecare.core.account.OfficeFixture.SYSTEM;
import static io.onecare.core.account.OfficeFixture.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.notification.ClaimedNotification;
import io.onecare.core.notification.spi.SendResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything about accounts that goes by mail, through the outbox and a sender as the guide tells
 * embedders to write it.
 */
class AccountMailIT {

    private static final String NEXT = "cinque olmi e un tiglio";

    private final Map<String, List<String>> mailboxes = new HashMap<>();
    private boolean serverIsDown;
    private OfficeFixture office;

    @AfterEach
    void close() {
        office.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.account.OfficeFixture#everywhere")
    void people_register_forget_and_move_with_nothing_but_their_mail(
            JpaProvider provider, DatabaseKind kind) {
        office = OfficeFixture.on(provider, kind);

        office.requested(ARIELLA, ARIELLA.email());
        mailIsSent();
        CompletionOutcome.Completed ariella =
                (CompletionOutcome.Completed)
                        office.complete(lastWordTo(ARIELLA.email()), PASSWORD, HOME);
        mailIsSent();
        assertThat(lastWordTo(ARIELLA.email())).isEqualTo(ariella.userName());

        office.<ResetRequestOutcome>write(
                o ->
                        o.passwords()
                                .requestReset(
                                        VISITOR, new RequestPasswordReset(ARIELLA.email(), HOME)));
        mailIsSent();
        office.<PasswordOutcome>write(
                o ->
                        o.passwords()
                                .reset(
                                        VISITOR,
                                        new ResetPassword(
                                                lastWordTo(ARIELLA.email()), NEXT, HOME)));
        mailIsSent();
        assertThat(lastWordTo(ARIELLA.email())).isEqualTo("PASSWORD_CHANGED");

        Actor own = Actor.member(ariella.account().value());
        office.<ProfileOutcome>write(
                o ->
                        o.profiles()
                                .requestEmail(
                                        own,
                                        new RequestEmailChange("nuova@example.org", NEXT, HOME)));
        mailIsSent();
        office.<ProfileOutcome>write(
                o -> o.profiles().confirmEmail(own, lastWordTo("nuova@example.org"), HOME));
        mailIsSent();
        assertThat(lastWordTo(ARIELLA.email())).isEqualTo("EMAIL_CHANGED");
        assertThat(office.profile(ariella.account()).email().value())
                .isEqualTo("nuova@example.org");
        assertThat(office.texts("select state from outbox_message")).containsOnly("SENT");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.account.OfficeFixture#everywhere")
    void a_mail_server_that_is_down_costs_time_and_no_code(
            JpaProvider provider, DatabaseKind kind) {
        office = OfficeFixture.on(provider, kind);
        office.requested(ARIELLA, ARIELLA.email());
        serverIsDown = true;
        for (int i = 0; i < 30; i++) { // more than a day
            mailIsSent();
            office.clock.forward(Duration.ofHours(1));
        }

        serverIsDown = false;
        mailIsSent();

        assertThat(office.complete(lastWordTo(ARIELLA.email()), PASSWORD, HOME))
                .isInstanceOf(CompletionOutcome.Completed.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.account.OfficeFixture#everywhere")
    void a_message_that_has_nothing_to_say_any_more_is_not_sent(
            JpaProvider provider, DatabaseKind kind) {
        office = OfficeFixture.on(provider, kind);
        RegistrationId id = office.requested(BRUNELLO, "brunello@example.org");
        mailIsSent();
        office.<IdentityCheckOutcome>write(o -> o.identityChecks().confirm(OPERATOR, id));
        // another registration of his is faster
        CompletionOutcome.Completed bruno = office.registeredByDesk(BRUNELLO, "bruno@example.org");

        mailIsSent();

        assertThat(mailboxes.get("brunello@example.org")).containsExactly("NotConfirmed");
        assertThat(lastWordTo("bruno@example.org")).isEqualTo(bruno.userName());
        assertThat(
                        new TreeSet<>(
                                office.texts(
                                        "select state from outbox_message"
                                                + " where recipient = 'brunello@example.org'")))
                .isEqualTo(Set.of("SENT", "SUPERSEDED"));
    }

    /** As a job of the embedder would do it. */
    private void mailIsSent() {
        int claimed;
        do {
            claimed =
                    office.<Integer>read(
                            o ->
                                    o.dispatcher()
                                            .dispatch(
                                                    SYSTEM,
                                                    "test",
                                                    10,
                                                    this::inTransaction,
                                                    this::send));
        } while (claimed > 0);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return office.write(o -> work.get());
    }

    private SendResult send(ClaimedNotification message) {
        List<String> words = words(message);
        if (words.isEmpty()) {
            return new SendResult.Superseded();
        }
        if (serverIsDown) {
            return new SendResult.TemporaryFailure("TIME_OUT");
        }
        mailboxes
                .computeIfAbsent(message.recipient().value(), address -> new ArrayList<>())
                .addAll(words);
        return new SendResult.Sent();
    }

    /** The codes and names of a mail; none if there is nothing to say. */
    private List<String> words(ClaimedNotification message) {
        AccountId account = AccountId.of(message.subject());
        return switch (message.kind()) {
            case REGISTRATION_CODE -> words(office.prepare(new RegistrationId(message.subject())));
            case PASSWORD_RESET ->
                    office
                            .<ResetMessage>write(
                                    o -> o.passwords().prepareReset(SYSTEM, message.recipient()))
                            .accounts()
                            .stream()
                            .map(one -> one.code().link())
                            .toList();
            case EMAIL_CHANGE_CODE -> {
                EmailChangeMessage words =
                        office.<EmailChangeMessage>write(
                                o ->
                                        o.profiles()
                                                .prepareEmailChange(
                                                        SYSTEM, account, message.recipient()));
                yield words instanceof EmailChangeMessage.CodeToSend code
                        ? List.of(code.code().link())
                        : List.of();
            }
            case REGISTRATION_DONE -> List.of(office.profile(account).userName());
            default -> List.of(message.kind().name());
        };
    }

    private static List<String> words(RegistrationMessage message) {
        if (message instanceof RegistrationMessage.CodeToSend code) {
            return List.of(code.code().link());
        }
        return message instanceof RegistrationMessage.NothingToSend
                ? List.of()
                : List.of(message.getClass().getSimpleName());
    }

    private String lastWordTo(String email) {
        List<String> words = mailboxes.get(email);
        return words.get(words.size() - 1);
    }
}
