using InitGen.Roslyn.Plan;

namespace InitGen.Generator.Emission;

/// <summary>What is generated for a member that shares the weights of another one, once those are allocated.</summary>
internal static class TieEmitter
{
    public static void Write(CodeWriter writer, TiedPlan tied)
    {
        string member = $"this.{tied.Member}";
        string owner = $"this.{tied.Owner}";
        string names = $"{Literals.Text(tied.Display)}, {Literals.Text(tied.OwnerDisplay)}";
        const string Check = "global::InitGen.CompilerServices.Tied.Check";

        writer.Line($"// {tied.Member} shares the weights of {tied.Owner}");
        if (tied.Storage == StorageKind.Pointer)
        {
            string pointer = tied.Assignable ? $"{member} == null ? {member} = {owner} : {member}" : member;
            writer.Line($"if (pass.Allocates) {{ unsafe {{ {Check}((nint)({pointer}), (nint){owner}, {names}); }} }}");
            return;
        }

        string storage = (tied.Assignable, tied.Storage) switch
        {
            (false, _) => member,
            (_, StorageKind.Memory) => $"{member}.IsEmpty ? {member} = {owner} : {member}",
            _ => $"{member} ??= {owner}!",
        };
        writer.Line($"if (pass.Allocates) {Check}({storage}, {owner}, {names});");
    }
}
