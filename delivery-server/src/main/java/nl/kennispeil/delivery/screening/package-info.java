/** Numbers that may not be kept here, found in what people and other systems send: BSN and IBAN (R16, UAVG 46). */
@NullMarked
package nl.kennispeil.delivery.screening;

import org.jspecify.annotations.NullMarked;
