/**
 * The software bill of materials of the published package: everything that was bundled, with version and licence, as
 * CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/). Scanners read it where they find no dependencies to look at.
 *
 * @param packages name, version and licence of each bundled package
 * @param manifest the package's own package.json
 */
export function billOfMaterials(packages, manifest) {
	return {
		bomFormat: 'CycloneDX',
		specVersion: '1.6',
		version: 1,
		metadata: { component: component(manifest) },
		components: packages.map(component),
	};
}

function component({ name, version, license }) {
	const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
	const licenses = license ? [{ expression: license }] : [];
	return { type: 'library', 'bom-ref': purl, name, version, purl, licenses };
}
