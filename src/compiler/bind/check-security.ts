import type { Sink } from '../../diagnostics/sink.ts';
import type { BoundComponent } from '../../model/bound.ts';
import type { TaskDefaults } from '../../model/documents.ts';
import type { At } from '../../syntax/at.ts';
import { bindCodes } from './codes.ts';
import { isOpen } from './gaps.ts';

type Own = NonNullable<TaskDefaults['securityContext']>;
type OfPod = NonNullable<TaskDefaults['podSecurityContext']>;
type Profiles = { readonly seccompProfile?: Profile; readonly appArmorProfile?: Profile };
interface Profile {
  readonly type: string;
  readonly localhostProfile?: string;
}

/** Privileges that exclude each other: Kubernetes refuses the pod, or never starts its container. */
export function checkSecurity(
  spec: At<TaskDefaults>,
  component: BoundComponent | undefined,
  sink: Sink,
): void {
  const own = spec.get('securityContext')?.as<Own>();
  const pod = spec.get('podSecurityContext')?.as<OfPod>();
  if (own?.get('windowsOptions') === undefined && pod?.get('windowsOptions') === undefined) {
    checkRoot(pod?.get('runAsNonRoot'), pod?.get('runAsUser'), sink);
    checkRoot(
      own?.get('runAsNonRoot') ?? pod?.get('runAsNonRoot'),
      own?.get('runAsUser') ?? pod?.get('runAsUser'),
      sink,
    );
  }
  checkEscalation(own, sink);
  const unmasked = own?.get('procMount');
  if (unmasked?.value === 'Unmasked') {
    conflict(
      unmasked,
      'procMount Unmasked needs a pod with users of its own (hostUsers: false), and Pipewright makes none.',
      'Leave it out: the default hides what of /proc belongs to the node.',
      undefined,
      sink,
    );
  }
  for (const context of [own?.as<Profiles>(), pod?.as<Profiles>()]) {
    checkProfile(context?.get('seccompProfile'), sink);
    checkProfile(context?.get('appArmorProfile'), sink);
  }
  const readOnly = own?.get('readOnlyRootFilesystem');
  if (readOnly?.value === true && component !== undefined) checkReadOnly(readOnly, spec, component, sink);
}

/** The kubelet looks at what counts for the container; at the level of the pod it also concerns the containers of Argo. */
function checkRoot(nonRoot: At<boolean> | undefined, user: At<number> | undefined, sink: Sink): void {
  if (nonRoot?.value !== true || user?.value !== 0) return;
  conflict(
    user,
    'User 0 is root, and runAsNonRoot lets no root start.',
    'Write the id of another user, or leave out `runAsNonRoot`.',
    nonRoot,
    sink,
  );
}

function checkEscalation(own: At<Own> | undefined, sink: Sink): void {
  const escalation = own?.get('allowPrivilegeEscalation');
  if (own === undefined || escalation?.value !== false) return;
  const privileged = own.get('privileged');
  const added = own.get('capabilities')?.as<{ readonly add?: readonly string[] }>().get('add');
  const mighty = added?.items().find((one) => String(one.value) === 'CAP_SYS_ADMIN');
  const help = 'Leave out `allowPrivilegeEscalation`, or the privileges.';
  if (privileged?.value === true) {
    conflict(
      escalation,
      'A privileged container cannot be kept from gaining privileges.',
      help,
      privileged,
      sink,
    );
  }
  if (mighty !== undefined) {
    conflict(
      escalation,
      'A container with CAP_SYS_ADMIN cannot be kept from gaining privileges.',
      help,
      mighty.as<unknown>(),
      sink,
    );
  }
}

function checkProfile(profile: At<Profile> | undefined, sink: Sink): void {
  if (profile === undefined) return;
  const named = profile.get('localhostProfile');
  if (profile.lost('type') || profile.lost('localhostProfile')) return;
  if (profile.value.type === 'Localhost' && (named?.value ?? '').trim() === '') {
    const message = 'A profile of type Localhost must say which file of the node it is.';
    conflict(profile.get('type') ?? profile, message, 'Add `localhostProfile`.', undefined, sink);
  } else if (profile.value.type !== 'Localhost' && named !== undefined) {
    const message = `A profile of type ${profile.value.type} has no file.`;
    const help = 'Leave out `localhostProfile`, or write `type: Localhost`.';
    conflict(named, message, help, profile.get('type'), sink);
  }
}

/** Scripts, and outputs at the places that Pipewright chooses, are written below /tmp, and nothing can be mounted there. */
function checkReadOnly(
  readOnly: At<boolean>,
  spec: At<TaskDefaults>,
  component: BoundComponent,
  sink: Sink,
): void {
  const { implementation, outputs } = component;
  const written = outputs.find(
    (port) => implementation.kind === 'script' || !implementation.fileOutputs.has(port),
  );
  const elsewhere =
    spec.get('env')?.as<{ readonly TMPDIR?: unknown }>().get('TMPDIR') !== undefined ||
    isOpen(spec, 'env') ||
    implementation.env.has('TMPDIR');
  if (written === undefined && (implementation.kind === 'container' || elsewhere)) return;
  const what = written === undefined ? 'itself' : `its output "${written.name}"`;
  conflict(
    readOnly,
    `"${component.name}" writes ${what} below /tmp, which is then read-only.`,
    implementation.kind === 'container'
      ? 'Leave it out, or name a file on a mounted volume in `fileOutputs`.'
      : 'Leave it out, or put the program into the image and run it as a `container`.',
    undefined,
    sink,
  );
}

function conflict(
  at: At<unknown>,
  message: string,
  help: string,
  other: At<unknown> | undefined,
  sink: Sink,
): void {
  sink.report(bindCodes['settings-conflict'], at.span, message, {
    help,
    ...(other !== undefined && { related: [{ message: 'it contradicts this', span: other.span }] }),
  });
}
