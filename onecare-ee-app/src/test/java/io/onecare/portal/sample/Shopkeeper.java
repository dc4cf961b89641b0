package io.onecare.portal.sample;

import jakarta.transaction.Transactional;

/** Breaks: only desks open transactions. */
public class Shopkeeper {
    @Transactional
    void sell() {}
}
