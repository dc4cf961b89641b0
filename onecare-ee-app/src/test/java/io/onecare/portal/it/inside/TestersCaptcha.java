package io.onecare.portal.it.inside;

import io.onecare.portal.account.Captcha;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Specializes;

/**
 * The portal's own captcha, but for testers who register a thousand times: they need not work for
 * it. Whoever it is that registers, the captcha does not know.
 */
@Specializes
@ApplicationScoped
public class TestersCaptcha extends Captcha {

    /** In place of a proof. */
    public static final String INSTEAD = "a tester’s word";

    @Override
    public synchronized Verdict judge(String proof, String networkAddress) {
        return proof.equals(INSTEAD) ? Verdict.PROVEN : super.judge(proof, networkAddress);
    }
}
