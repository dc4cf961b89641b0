package io.onecare.core.account;

import io.onecare.core.account.spi.PasswordHasher;
import io.onecare.core.account.spi.PasswordHasherContract;

/** The hasher of the tests passes the contract. */
class TestPasswordHasherTest extends PasswordHasherContract {

    @Override
    protected PasswordHasher hasher() {
        return new TestPasswordHasher();
    }
}
