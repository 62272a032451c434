namespace InitGen.Theory;

/// <summary>Var(w) = gain^2 / fan with gain and fan of the user's choice.</summary>
internal sealed class VarianceScalingScheme : VarianceScheme
{
    public override Scheme Scheme => Scheme.VarianceScaling;

    protected override string Title => "Variance scaling";
}
