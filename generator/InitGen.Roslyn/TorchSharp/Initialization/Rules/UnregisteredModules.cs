using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using InitGen.Graph;
using InitGen.Graph.Rules;
using InitGen.Roslyn.Forward;
using InitGen.Roslyn.Source;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InitGen.Roslyn.TorchSharp.Initialization.Rules;

/// <summary>
/// INIT404: modules with weights in a list, an array or a dictionary that a field holds, used in the forward pass, and registered in no way. Any
/// way in which they might be registered silences it.
/// </summary>
internal static class UnregisteredModules
{
    private static readonly string[] Registering = ["register_module", "add_module", "register_parameter"];

    private static readonly string[] OfOwnLooks = ["RegisterComponents", "named_parameters", "parameters", "named_modules", "modules", "named_children", "children"];

    public static IEnumerable<CodeFinding> Find(INamedTypeSymbol module, TorchSymbols torch, Compilation compilation, CancellationToken cancellation)
    {
        List<ISymbol>? held = null;
        foreach (ISymbol member in module.GetMembers())
        {
            if (!member.IsStatic && !member.IsImplicitlyDeclared && Container(TypeOf(member), torch) is not null && IsStored(member)) (held ??= []).Add(member);
        }

        if (held is null || TypeHierarchy.SelfAndBases(module).Any(level => !torch.IsLibrary(level) && HasItsOwnLook(level))) yield break;
        SyntaxNode[] declarations = [.. SourcePlace.Written(module, cancellation)];
        MethodBodies bodies = MethodBodies.Of(compilation);
        if (RegistersByHand(declarations, bodies, cancellation)) yield break;
        foreach (ISymbol member in held)
        {
            ModuleUses uses = ModuleUses.Of(member, declarations, torch, bodies, cancellation);
            if (uses.MayBeRegistered || !uses.HasWeights || !uses.IsUsed) continue;
            (string kind, string better) = Container(TypeOf(member), torch)!.Value;
            yield return new CodeFinding(TorchSharpRules.UnregisteredModules, member.Locations[0], EquatableArray.Of(member.Name, kind, better))
            {
                Changes = better == "ModuleList" && kind == "a List" && ModuleListRewrite.Of(member, uses, torch, compilation, cancellation) is { } change ? EquatableArray.Of(change) : default,
            };
        }
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type;

    private static bool IsStored(ISymbol member) => member is IFieldSymbol
        || member is IPropertySymbol property && property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    private static (string Kind, string Better)? Container(ITypeSymbol? type, TorchSymbols torch) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array when torch.IsModule(array.ElementType) => ("an array", "ModuleList"),
        INamedTypeSymbol { Arity: 1, Name: "List" } list when torch.IsModule(list.TypeArguments[0]) && IsCollection(list) => ("a List", "ModuleList"),
        INamedTypeSymbol { Arity: 1, Name: "IList" or "IReadOnlyList" or "ICollection" or "IReadOnlyCollection" or "IEnumerable" } list when torch.IsModule(list.TypeArguments[0]) && IsCollection(list) =>
            ("an " + list.Name, "ModuleList"),
        INamedTypeSymbol { Arity: 2, Name: "Dictionary" or "IDictionary" or "IReadOnlyDictionary" } map when torch.IsModule(map.TypeArguments[1]) && IsCollection(map) =>
            (map.Name[0] == 'I' ? "an " + map.Name : "a " + map.Name, "ModuleDict"),
        _ => null,
    };

    private static bool IsCollection(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString() == "System.Collections.Generic";

    private static bool HasItsOwnLook(INamedTypeSymbol type) => type.GetMembers().Any(static member => member is IMethodSymbol { IsOverride: true } && Array.IndexOf(OfOwnLooks, member.Name) >= 0);

    // What registers a plain field says nothing of lists; what registers anything else may be about them.
    private static bool RegistersByHand(SyntaxNode[] declarations, MethodBodies bodies, CancellationToken cancellation) => declarations
        .SelectMany(static declaration => declaration.DescendantNodes())
        .OfType<InvocationExpressionSyntax>()
        .Where(static call => Array.IndexOf(Registering, NameOf(call)) >= 0)
        .Any(call => bodies.Part(call, cancellation) is not IInvocationOperation { Arguments: { Length: 2 } arguments }
            || !arguments.Any(static argument => TorchSymbols.Unwrap(argument.Value) is IMemberReferenceOperation { Instance: IInstanceReferenceOperation }));

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };
}
