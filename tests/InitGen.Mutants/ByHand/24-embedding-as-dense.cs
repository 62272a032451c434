// Wrong: the entity table is declared as a dense layer of 20000 inputs although one row is picked, so rows are tiny and triple products start on a plateau at 0.
using System;
using InitGen;

namespace ByHand;

/// <summary>DistMult on a knowledge graph: the score of a fact is the sum of subject x relation x object.</summary>
internal sealed partial class EmbeddingAsDense
{
    public const int Entities = 20000;
    public const int Relations = 50;
    private const int Width = 64;

    [Dense(Entities, Width), Init(Scheme.Xavier)]
    private readonly float[] _entities = new float[Entities * Width];

    [Embedding(Relations, Width), Init]
    private readonly float[] _relations = new float[Relations * Width];

    public EmbeddingAsDense(ulong seed) => InitializeWeights(seed);

    /// <summary>Probability that the fact holds.</summary>
    public float Forward(int subject, int relation, int @object)
    {
        ReadOnlySpan<float> s = Row(_entities, subject);
        ReadOnlySpan<float> r = Row(_relations, relation);
        ReadOnlySpan<float> o = Row(_entities, @object);

        float score = 0;
        for (int i = 0; i < Width; i++)
        {
            score += s[i] * r[i] * o[i];
        }

        return 1f / (1f + MathF.Exp(-score));
    }

    private static ReadOnlySpan<float> Row(float[] table, int index) => table.AsSpan(index * Width, Width);
}
