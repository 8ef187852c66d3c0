import { Module } from '@nestjs/common';
import { commandHandlers, problemTexts } from '#platform';
import { GrantDelegationController } from './commands/grant-delegation/grant-delegation.controller.js';
import { grantDelegation } from './commands/grant-delegation/grant-delegation.js';
import { RevokeDelegationController } from './commands/revoke-delegation/revoke-delegation.controller.js';
import { revokeDelegation } from './commands/revoke-delegation/revoke-delegation.js';
import { ApprovalsOutsideAuthorityController } from './queries/approvals-outside-authority/approvals.controller.js';
import { DelegationsController } from './queries/delegations-in-force/delegations.controller.js';
import { UseOfADelegationController } from './queries/use-of-a-delegation/use.controller.js';
import { WhoCouldController } from './queries/who-could-have-approved/who-could.controller.js';
import { delegationTexts } from './texts.js';

problemTexts.register(delegationTexts);

export const delegationCommands = [grantDelegation, revokeDelegation];

@Module({
  controllers: [
    GrantDelegationController,
    RevokeDelegationController,
    DelegationsController,
    UseOfADelegationController,
    ApprovalsOutsideAuthorityController,
    WhoCouldController,
  ],
  providers: commandHandlers(delegationCommands),
})
export class DelegationsModule {}
