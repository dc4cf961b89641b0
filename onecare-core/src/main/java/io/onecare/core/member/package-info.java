/**
 * The people the insurer covers: members, the dependants insured through them, and their policies.
 * {@link io.onecare.core.member.RollImport} loads the insurer's roll, {@link
 * io.onecare.core.member.Members} reads it, {@link io.onecare.core.member.FamilyEditor} lets
 * members add to it, {@link io.onecare.core.member.Agreements} keeps who of age lets the member see
 * them.
 */
@NullMarked
package io.onecare.core.member;

import org.jspecify.annotations.NullMarked;
