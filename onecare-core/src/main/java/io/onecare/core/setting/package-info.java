/**
 * Settings that people change while the application runs, kept in versions. {@link
 * io.onecare.core.setting.StoredSettings} reads what is in force, {@link
 * io.onecare.core.setting.SettingsEditor} changes it.
 */
@NullMarked
package io.onecare.core.setting;

import org.jspecify.annotations.NullMarked;
