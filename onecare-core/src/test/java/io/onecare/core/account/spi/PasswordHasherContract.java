package io.onecare.core.account.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onecare.core.account.Password;
import io.onecare.core.spi.ContractThreads;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every {@link PasswordHasher} must do. Extend it, give your hasher, and run it with JUnit
 * Jupiter; it needs nothing else. How strong the function is, it cannot tell.
 */
public abstract class PasswordHasherContract {

    private static final Password SECRET = Password.of("un gatto verde beve il tè");

    /** Makes a contract. */
    protected PasswordHasherContract() {}

    /**
     * Gives the hasher to test.
     *
     * @return the hasher, with the settings of production or with faster ones
     */
    protected abstract PasswordHasher hasher();

    @Test
    void the_right_password_matches_and_another_does_not() {
        String hash = hasher().hash(SECRET);

        assertTrue(hasher().matches(SECRET, hash));
        assertFalse(hasher().matches(Password.of("un gatto verde beve il te"), hash));
        assertFalse(hasher().matches(Password.of("Un gatto verde beve il tè"), hash));
        assertFalse(hasher().matches(Password.of("un gatto verde beve il tè "), hash));
        assertFalse(hasher().matches(Password.of(""), hash));
    }

    @Test
    void the_same_password_has_another_hash_each_time() {
        Set<String> hashes = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            hashes.add(hasher().hash(SECRET));
        }

        assertEquals(5, hashes.size());
    }

    @Test
    void a_hash_is_short_printable_ascii_without_the_password() {
        Password password = Password.of("abetetiglioolmo");

        String hash = hasher().hash(password);

        assertTrue(hash.length() <= PasswordHasher.MAX_LENGTH, "length " + hash.length());
        assertTrue(hash.chars().allMatch(c -> c > ' ' && c < 127), "a character");
        assertFalse(hash.contains(password.value()));
    }

    @Test
    void every_character_counts_up_to_the_128th() {
        String same = "è".repeat(127);
        String hash = hasher().hash(Password.of(same + "a"));

        assertTrue(hasher().matches(Password.of(same + "a"), hash));
        assertFalse(hasher().matches(Password.of(same + "b"), hash));
        assertFalse(hasher().matches(Password.of(same), hash));
    }

    @Test
    void letters_of_every_script_count() {
        String hash = hasher().hash(Password.of("пароль密码🐈🐈"));

        assertTrue(hasher().matches(Password.of("пароль密码🐈🐈"), hash));
        assertFalse(hasher().matches(Password.of("пароль密码🐈🐕"), hash));
        assertFalse(hasher().matches(Password.of("????????????"), hash));
    }

    @Test
    void a_hash_made_now_is_not_outdated() {
        assertFalse(hasher().isOutdated(hasher().hash(SECRET)));
    }

    @Test
    void a_hash_of_something_else_is_refused_and_not_repeated() {
        String foreign = "plain:un gatto verde";

        for (Runnable use :
                List.<Runnable>of(
                        () -> hasher().matches(SECRET, foreign),
                        () -> hasher().isOutdated(foreign))) {
            IllegalArgumentException fault = assertThrows(IllegalArgumentException.class, use::run);
            assertFalse(String.valueOf(fault.getMessage()).contains("gatto"), "message");
        }
    }

    @Test
    void threads_that_hash_at_once_do_not_disturb_each_other() {
        PasswordHasher shared = hasher();
        String[] hashes = new String[ContractThreads.COUNT];

        ContractThreads.atOnce(i -> hashes[i] = shared.hash(Password.of("filo numero " + i)));

        for (int i = 0; i < hashes.length; i++) {
            assertTrue(shared.matches(Password.of("filo numero " + i), hashes[i]), "thread " + i);
        }
        assertEquals(hashes.length, Set.of(hashes).size());
    }
}
