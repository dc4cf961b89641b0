/**
 * Who has seen or changed somebody's data: what people are owed under article 15 of the General
 * Data Protection Regulation (EU) 2016/679. {@link io.onecare.core.access.AccessLog} reads the
 * audit trail for the person it is about.
 */
@NullMarked
package io.onecare.core.access;

import org.jspecify.annotations.NullMarked;
