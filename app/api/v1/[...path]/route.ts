import { notFoundAnswer } from "../json";

/** An address that this interface does not have is answered in its own language too. */
function missing(): Response {
  return notFoundAnswer("没有这个接口地址。");
}

export { missing as DELETE, missing as GET, missing as PATCH, missing as POST, missing as PUT };
