package io.onecare.core.account;

import io.onecare.core.account.spi.SecretCipher;
import io.onecare.core.account.spi.SecretCipherContract;

/** The cipher of the tests passes the contract. */
class TestSecretCipherTest extends SecretCipherContract {

    @Override
    protected SecretCipher cipher() {
        return new TestSecretCipher();
    }
}
