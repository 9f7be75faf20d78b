import { placeOf } from './place-of.ts';
import type { Rule } from './rule.ts';

/** `latest` is another program tomorrow. */
export const unpinnedImage: Rule = {
  code: 'unpinned-image',
  severity: 'warning',
  summary: 'An image has no tag, or the tag `latest`, so that two runs may run different programs.',
  advice: 'Give the image a version tag or, better, a digest.',
  isCure: true,

  component(component, report) {
    const { image } = component.implementation;
    const name = image.slice(image.lastIndexOf('/') + 1);
    if (image === '' || image.includes('@') || image.includes('${{')) return;
    if (name.includes(':') && !name.endsWith(':latest')) return;
    report(
      placeOf(component, image, 'image'),
      `The image "${image}" of "${component.name}" does not name a version.`,
    );
  },
};
