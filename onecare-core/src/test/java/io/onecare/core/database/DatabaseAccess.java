package io.onecare.core.database;

/**
 * How to reach a database.
 *
 * @param url the JDBC URL
 * @param user the user
 * @param password the password
 */
public record DatabaseAccess(String url, String user, String password) {}
