/**
 * Accounts of the people on the insurer's roll: how they register and prove who they are, log in,
 * and look after their password and contacts. {@link io.onecare.core.account.Registration} leads to
 * an account, {@link io.onecare.core.account.IdentityChecks} is the desk's part of it, {@link
 * io.onecare.core.account.Accounts} tells who logs in, {@link
 * io.onecare.core.account.SecondFactors} asks for more than a password, {@link
 * io.onecare.core.account.Passwords} and {@link io.onecare.core.account.Profiles} change what
 * belongs to one.
 */
@NullMarked
package io.onecare.core.account;

import org.jspecify.annotations.NullMarked;
