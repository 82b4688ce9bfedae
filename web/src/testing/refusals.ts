import { loadRefusals } from "../i18n/i18n";

// As after a first refusal: the tests' answers do not all come by way of the API.
await loadRefusals();
