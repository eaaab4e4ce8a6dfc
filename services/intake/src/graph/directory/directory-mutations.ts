import { type Context, mutate, payloadType } from '@complaints/kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { keepDepartment } from '../../actions/directory/keep-department.js';
import { keepRegion } from '../../actions/directory/keep-region.js';
import { keepStore } from '../../actions/directory/keep-store.js';
import { Department } from '../../data/department.js';
import { Region } from '../../data/region.js';
import { Store } from '../../data/store.js';
import { createDepartmentLoader, createRegionLoader, createStoreLoader } from '../loaders.js';
import { ChangeDepartmentInput, ChangeRegionInput, ChangeStoreInput } from './directory-inputs.js';

const ChangeRegionPayload = payloadType('ChangeRegionPayload', 'region', () => Region);
const ChangeStorePayload = payloadType('ChangeStorePayload', 'store', () => Store);
const ChangeDepartmentPayload = payloadType('ChangeDepartmentPayload', 'department', () => Department);

@Resolver()
export class DirectoryMutations {
  @Mutation(() => ChangeRegionPayload, { description: 'Changes a region, or makes a new one; administrators only.' })
  changeRegion(
    @Arg('input', () => ChangeRegionInput, { description: 'The region.' }) input: ChangeRegionInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'changeRegion',
      input,
      field: 'region',
      act: (em, request) => keepRegion(em, { ...input, ...request }),
      read: (id) => context.loader(createRegionLoader).load(id),
    });
  }

  @Mutation(() => ChangeStorePayload, { description: 'Changes a store, or makes a new one; administrators only.' })
  changeStore(
    @Arg('input', () => ChangeStoreInput, { description: 'The store.' }) input: ChangeStoreInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'changeStore',
      input,
      field: 'store',
      act: (em, request) => keepStore(em, { ...input, ...request }),
      read: (id) => context.loader(createStoreLoader).load(id),
    });
  }

  @Mutation(() => ChangeDepartmentPayload, {
    description: 'Changes a department, or makes a new one; administrators only.',
  })
  changeDepartment(
    @Arg('input', () => ChangeDepartmentInput, { description: 'The department.' }) input: ChangeDepartmentInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'changeDepartment',
      input,
      field: 'department',
      act: (em, request) => keepDepartment(em, { ...input, ...request }),
      read: (id) => context.loader(createDepartmentLoader).load(id),
    });
  }
}
