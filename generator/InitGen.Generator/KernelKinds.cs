using System.Collections.Generic;
using System.Linq;
using InitGen.Roslyn.Plan;
using InitGen.Theory;

namespace InitGen.Generator;

/// <summary>Which kernels a model needs. Constants need none.</summary>
internal static class KernelKinds
{
    public static IEnumerable<DistributionKind> Of(ModelPlan model) => model.Members
        .OfType<ParameterPlan>()
        .Select(static parameter => Of(parameter.Scheme))
        .Where(static kind => kind != DistributionKind.Constant)
        .Distinct();

    public static DistributionKind Of(SchemePlan scheme) => scheme.FixedLaw?.Kind ?? scheme.Distribution switch
    {
        Distribution.Uniform => DistributionKind.Uniform,
        Distribution.TruncatedNormal => DistributionKind.TruncatedNormal,
        _ => DistributionKind.Normal,
    };
}
