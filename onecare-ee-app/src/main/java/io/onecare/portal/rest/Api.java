package io.onecare.portal.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The API lives under {@code /api/v1}. */
@ApplicationPath("/api/v1")
public class Api extends Application {}
