"use server";
import { permittedAction, respond } from "../auth/clients";
import { Refusal } from "../errors";
import { isCommunityType } from "../standard/data";
import * as communities from "./mutations";
import { changeCommunitySchema, registerCommunitySchema } from "./schema";

async function refuseUnknownType(type: string): Promise<void> {
  if (await isCommunityType(type)) return;
  const message = "所选项目类型不在现行标准之内，请重新选择。";
  throw new Refusal("invalid", message, [{ path: "type", message }]);
}

export const registerCommunity = respond(
  permittedAction("community.register")
    .metadata({ audit: "community.registered" })
    .inputSchema(registerCommunitySchema)
    .action(async ({ parsedInput, ctx: { person } }) => {
      await refuseUnknownType(parsedInput.type);
      const { districtId } = person;
      if (!districtId) throw new Refusal("not-allowed", "您的账号没有所属区县市，不能登记社区。");
      const id = await communities.registerCommunity({ ...person, districtId }, parsedInput);
      return { message: "社区已登记。", redirectTo: `/communities/${id}` };
    }),
);

export const changeCommunity = respond(
  permittedAction("community.change")
    .metadata({ audit: "community.changed" })
    .inputSchema(changeCommunitySchema)
    .action(async ({ parsedInput: { communityId, version, ...input }, ctx }) => {
      await refuseUnknownType(input.type);
      await communities.changeCommunity(ctx.person, communityId, version, input);
      return { message: "社区资料已修改。", redirectTo: `/communities/${communityId}` };
    }),
);
