package io.onecare.portal.sample.web;

import jakarta.persistence.EntityManager;

/** Breaks: pages and resources ask desks. */
public class CuriousView {
    EntityManager entityManager;
}
