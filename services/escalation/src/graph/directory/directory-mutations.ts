import { type Context, type Mutation as Mutating, mutate, payloadType } from '@complaints/kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { appointHolder } from '../../actions/directory/appoint-holder.js';
import { createPost } from '../../actions/directory/create-post.js';
import { registerStaff } from '../../actions/directory/register-staff.js';
import { vacatePost } from '../../actions/directory/vacate-post.js';
import { Post } from '../../data/post.js';
import { Staff } from '../../data/staff.js';
import { keepsDirectory } from '../../domain/rights.js';
import { createPostLoader, createStaffLoader } from '../loaders.js';
import { AppointHolderInput, CreatePostInput, RegisterStaffInput, VacatePostInput } from './directory-inputs.js';

const RegisterStaffPayload = payloadType('RegisterStaffPayload', 'staff', () => Staff);
const CreatePostPayload = payloadType('CreatePostPayload', 'post', () => Post);
const AppointHolderPayload = payloadType('AppointHolderPayload', 'post', () => Post);
const VacatePostPayload = payloadType('VacatePostPayload', 'post', () => Post);

/** Changes a post and answers it, while the caller still keeps the directory. */
const keepPost = (context: Context, asked: Pick<Mutating<Post>, 'operation' | 'input' | 'act'>) =>
  mutate(context, {
    ...asked,
    field: 'post',
    read: async (id, { by }) => (keepsDirectory(by) ? context.loader(createPostLoader).load(id) : null),
  });

@Resolver()
export class DirectoryMutations {
  @Mutation(() => RegisterStaffPayload, {
    description: 'Makes a person known, or writes name and e-mail anew; administrators only.',
  })
  registerStaff(
    @Arg('input', () => RegisterStaffInput, { description: 'The person.' }) input: RegisterStaffInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'registerStaff',
      input,
      field: 'staff',
      act: (em, request) => registerStaff(em, { email: null, ...input, ...request }),
      read: async (id, { by }) => (keepsDirectory(by) ? context.loader(createStaffLoader).load(id) : null),
    });
  }

  @Mutation(() => CreatePostPayload, { description: 'Sets a post up, vacant; administrators only.' })
  createPost(
    @Arg('input', () => CreatePostInput, { description: 'The post.' }) input: CreatePostInput,
    @Ctx() context: Context,
  ) {
    const { kind, placeId = null } = input;
    return keepPost(context, {
      operation: 'createPost',
      input,
      act: (em, request) => createPost(em, { kind, placeId, ...request }),
    });
  }

  @Mutation(() => AppointHolderPayload, {
    description: 'Puts a person into a post, now or later, in place of who holds it; administrators only.',
  })
  appointHolder(
    @Arg('input', () => AppointHolderInput, { description: 'Who, and where.' }) input: AppointHolderInput,
    @Ctx() context: Context,
  ) {
    const { postId, holderId, fromAt = null, deputy = null } = input;
    return keepPost(context, {
      operation: 'appointHolder',
      input,
      act: (em, request) => appointHolder(em, { postId, holderId, fromAt, deputy, ...request }),
    });
  }

  @Mutation(() => VacatePostPayload, {
    description:
      'Leaves a post without a holder, now or later; what stands before it falls to the next superior. Administrators only.',
  })
  vacatePost(
    @Arg('input', () => VacatePostInput, { description: 'The post.' }) input: VacatePostInput,
    @Ctx() context: Context,
  ) {
    const { postId, fromAt = null } = input;
    return keepPost(context, {
      operation: 'vacatePost',
      input,
      act: (em, request) => vacatePost(em, { postId, fromAt, ...request }),
    });
  }
}
