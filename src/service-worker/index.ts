/** What runs when no page of Forum Link is open. */
import './notices.ts';
