/** A sentence alone. */
package planted.packageinfo.unmarked;
