/**
 * The Salesforce API version every REST path and the Pub/Sub clients name. At most 67.0: from 68.0 on the documentation
 * is still marked preview in places (Salesforce release 264, 2026-11).
 */
export const API_VERSION = '66.0';
