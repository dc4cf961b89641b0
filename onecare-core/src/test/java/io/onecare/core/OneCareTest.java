package io.onecare.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.account.SecondFactorRule;
import io.onecare.core.account.TestPasswordHasher;
import io.onecare.core.account.TestSecretCipher;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OneCareTest {

    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    @Test
    void a_library_without_entity_manager_or_clock_is_not_built() {
        assertThatThrownBy(() -> OneCare.builder().clock(CLOCK).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("entityManager(");
        assertThatThrownBy(() -> OneCare.builder().entityManager(this::none).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("clock(Clock.systemUTC())");
        assertThat(OneCare.builder().entityManager(this::none).clock(CLOCK).build()).isNotNull();
    }

    @Test
    void a_library_without_password_hasher_has_everything_but_accounts() {
        OneCare oneCare = OneCare.builder().entityManager(this::none).clock(CLOCK).build();

        for (ThrowingCallable accounts :
                List.<ThrowingCallable>of(
                        oneCare::registration,
                        oneCare::accounts,
                        oneCare::passwords,
                        oneCare::profiles,
                        oneCare::secondFactors)) {
            assertThatThrownBy(accounts)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("passwordHasher(");
        }
        assertThat(oneCare.identityChecks()).isNotNull();
        assertThat(oneCare.activationCodes()).isNotNull();
    }

    @Test
    void a_library_without_secret_cipher_has_no_second_factors_and_does_not_demand_any() {
        OneCare.Builder builder =
                OneCare.builder()
                        .entityManager(this::none)
                        .clock(CLOCK)
                        .passwordHasher(new TestPasswordHasher());

        assertThat(builder.build().accounts()).isNotNull();
        assertThatThrownBy(() -> builder.build().secondFactors())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("secretCipher(");
        builder.secondFactor(SecondFactorRule.EVERYBODY);
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("secretCipher(");
        assertThat(builder.secretCipher(new TestSecretCipher()).build().secondFactors())
                .isNotNull();
    }

    @Test
    void an_account_holds_one_to_a_hundred_slots_at_a_time() {
        assertThatThrownBy(() -> OneCare.builder().holdsAtATime(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(0)");
        assertThatThrownBy(() -> OneCare.builder().holdsAtATime(101))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(101)");
        assertThat(OneCare.builder().holdsAtATime(100)).isNotNull();
    }

    @Test
    void a_member_is_named_by_a_uuid_and_by_nothing_else() {
        UUID id = new UUID(1, 2);

        assertThat(Actor.member(id)).isEqualTo(new Actor(Role.MEMBER, id.toString()));
        assertThatThrownBy(() -> new Actor(Role.MEMBER, "titolare"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private EntityManager none() {
        throw new IllegalStateException("nobody asks for it here");
    }
}
